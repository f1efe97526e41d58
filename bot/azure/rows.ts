// Between our types and the rows of a slice: columns for what people look up by hand, JSON for what only we read.
// Learners have a file of their own. What reads throws for a damaged row, with a reason that says nothing of its content.
import type { Answer } from '../core/answer.ts'
import type { Write } from '../core/ports.ts'
import type { SliceMark } from '../core/slice.ts'
import type { Tally } from '../core/tally.ts'
import { type Columns, count, flag, json, moment, type Row, text } from './columns.ts'
import { answerKey, learnerKey, markKey, tallyKey } from './keys.ts'
import { learnerColumns } from './learner-row.ts'
import type { RowWrite } from './transaction.ts'

export function rowOf(write: Write): RowWrite {
  switch (write.kind) {
    case 'erased learner':
      return { rowKey: learnerKey(write.learner), isErased: true, version: write.version }
    case 'erased answer':
      return { rowKey: answerKey(write.learner, write.course, write.item), isErased: true, version: '*' }
    case 'answer':
      return keyAndColumns(write)
    default: {
      const { version } = write
      return { ...keyAndColumns(write), ...(version !== undefined && { version }) }
    }
  }
}

type ValueWrite = Extract<Write, { readonly value: unknown }>

function keyAndColumns(write: ValueWrite): { rowKey: string; columns: Columns } {
  switch (write.kind) {
    case 'mark':
      return { rowKey: markKey, columns: markColumns(write.value) }
    case 'learner':
      return { rowKey: learnerKey(write.value.id), columns: learnerColumns(write.value) }
    case 'tally': {
      const { course, lesson, departments, recall, editions } = write.value
      return {
        rowKey: tallyKey(course, lesson),
        columns: {
          course,
          lesson,
          departments: JSON.stringify(departments),
          ...(recall && { recall: JSON.stringify(recall) }),
          ...(editions && { editions: JSON.stringify(editions) }),
        },
      }
    }
    case 'answer': {
      const { learner, course, item, options, at } = write.value
      const columns = { ...write.value, options: JSON.stringify(options), at: new Date(at) }
      return { rowKey: answerKey(learner, course, item), columns }
    }
  }
}

function markColumns({ nextAt, reach, ...mark }: SliceMark): Columns {
  return { ...mark, nextAt: new Date(nextAt), reach: JSON.stringify(reach) }
}

export function markFrom(row: Row): SliceMark {
  return {
    learners: count(row, 'learners'),
    simulated: count(row, 'simulated'),
    nextAt: moment(row, 'nextAt'),
    plan: text(row, 'plan'),
    // Marks from before it was counted have none.
    reach: row.reach === undefined ? {} : (json(row, 'reach') as SliceMark['reach']),
  }
}

export function tallyFrom(row: Row): Tally {
  return {
    course: text(row, 'course'),
    lesson: text(row, 'lesson'),
    departments: json(row, 'departments') as Tally['departments'],
    ...(row.recall !== undefined && { recall: json(row, 'recall') as NonNullable<Tally['recall']> }),
    ...(row.editions !== undefined && { editions: json(row, 'editions') as NonNullable<Tally['editions']> }),
  }
}

export function answerFrom(row: Row): Answer {
  return {
    learner: text(row, 'learner'),
    course: text(row, 'course'),
    item: text(row, 'item'),
    lesson: text(row, 'lesson'),
    question: text(row, 'question'),
    options: json(row, 'options') as Answer['options'],
    right: flag(row, 'right'),
    at: moment(row, 'at'),
    channel: text(row, 'channel') as Answer['channel'],
  }
}
