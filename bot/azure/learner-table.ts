// The learners' table: reads and writes slices. What the rows mean is the rules' business.
import type { TableClient } from '@azure/data-tables'
import type { LearnerStore, RowKey, SliceRows, Stored } from '../core/ports.ts'
import { type SliceId, sliceOf } from '../core/slice.ts'
import type { Tally } from '../core/tally.ts'
import type { Row } from './columns.ts'
import {
  answerKey,
  answersRange,
  countsRange,
  learnerKey,
  markKey,
  sliceAnswersRange,
  slicePartition,
  sliceRange,
  tallyKey,
} from './keys.ts'
import { learnerFrom } from './learner-row.ts'
import { answerFrom, markFrom, rowOf, tallyFrom } from './rows.ts'
import { createTableRequests, type Place } from './table-requests.ts'
import { createTallyMemory } from './tally-memory.ts'

export interface LearnerTableSettings {
  /** `what` such as "a learner's row in slice 17": no one's id. Told whenever such a row is met, so over and over. */
  onDamaged(what: string, reason: string): void
}

/**
 * A learner or an answer that can't be read is told to `onDamaged` and left out where many are read: the others go on.
 * Where the mark, a tally or that one answer is what is asked for, it throws instead.
 */
export function createLearnerTable(
  table: TableClient,
  slices: number,
  { onDamaged }: LearnerTableSettings,
): LearnerStore {
  const requests = createTableRequests(table)
  const memory = createTallyMemory()

  function sliceRows(slice: SliceId, rows: readonly Row[]): SliceRows {
    const those = (prefix: string) => rows.filter(({ RowKey }) => RowKey.startsWith(prefix))
    const [mark] = those('m|').map((row) => stored(row, sound(`the mark of slice ${slice}`, row, markFrom)))
    return {
      ...(mark && { mark }),
      learners: readable("a learner's row", slice, those('l|'), (row) => stored(row, learnerFrom(row))),
      tallies: those('t|').map((row) => stored(row, sound(`a tally in slice ${slice}`, row, tallyFrom))),
    }
  }

  function readable<T>(what: string, slice: SliceId, rows: readonly Row[], from: (row: Row) => T): T[] {
    return rows.flatMap((row) => {
      try {
        return [from(row)]
      } catch (error) {
        onDamaged(`${what} in slice ${slice}`, (error as Error).message)
        return []
      }
    })
  }

  function sound<T>(what: string, row: Row, from: (row: Row) => T): T {
    try {
      return from(row)
    } catch (error) {
      const reason = (error as Error).message
      throw new Error(`The table ${table.tableName} holds ${what} damaged: ${reason} Mend the row by hand.`)
    }
  }

  async function answers(slice: SliceId, range: { from: string; below: string }) {
    return readable('an answer', slice, await requests.range(placeOf(slice), range), answerFrom)
  }

  return {
    slices,
    async readMark(slice) {
      const row = await requests.get(placeOf(slice), markKey)
      return sliceRows(slice, row ? [row] : []).mark
    },
    async readSlice(slice) {
      return sliceRows(slice, await requests.range(placeOf(slice), sliceRange))
    },
    async readRows(slice, keys) {
      const known: Stored<Tally>[] = []
      const unknown: RowKey[] = []
      for (const key of keys) {
        const tally = key.kind === 'tally' ? memory.recall(slice, key.course, key.lesson) : undefined
        if (tally) known.push(tally)
        else unknown.push(key)
      }
      const rows = await Promise.all(unknown.map((key) => requests.get(placeOf(slice), rowKeyOf(key))))
      const read = sliceRows(
        slice,
        rows.filter((row) => row !== undefined),
      )
      memory.keep(slice, read.tallies)
      return known.length === 0 ? read : { ...read, tallies: [...known, ...read.tallies] }
    },
    async readCounts(slice) {
      const { mark, tallies } = sliceRows(slice, await requests.range(placeOf(slice), countsRange))
      return { ...(mark && { mark: mark.value }), tallies: tallies.map(({ value }) => value) }
    },
    async readAnswer(learner, course, item) {
      const slice = sliceOf(learner, slices)
      const row = await requests.get(placeOf(slice), answerKey(learner, course, item))
      return row && sound(`an answer in slice ${slice}`, row, answerFrom)
    },
    readAnswers: (learner) => answers(sliceOf(learner, slices), answersRange(learner)),
    readSliceAnswers: (slice) => answers(slice, sliceAnswersRange),
    async commit(slice, writes) {
      const versions = await requests.write(placeOf(slice), writes.map(rowOf)).catch((error: unknown) => {
        memory.doubt(slice, writes)
        throw error
      })
      if (!versions) {
        memory.doubt(slice, writes)
        return { kind: 'conflict' }
      }
      memory.written(slice, writes, versions)
      return { kind: 'committed', versions }
    },
  }
}

function placeOf(slice: SliceId): Place {
  return { partition: slicePartition(slice), name: `slice ${slice}` }
}

function stored<T>(row: Row, value: T): Stored<T> {
  return { value, version: row['odata.etag'] }
}

function rowKeyOf(key: RowKey): string {
  switch (key.kind) {
    case 'mark':
      return markKey
    case 'learner':
      return learnerKey(key.learner)
    case 'tally':
      return tallyKey(key.course, key.lesson)
  }
}
