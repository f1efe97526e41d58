// Between our types and table entities: columns for what people look up by hand, JSON for what only we read.
import type { TableEntity, TableEntityResult } from '@azure/data-tables'
import type { Answer } from '../core/answer.ts'
import type { Learner, Reach, UnreachedReason } from '../core/learner.ts'
import type { Write } from '../core/ports.ts'
import type { SliceMark } from '../core/slice.ts'
import type { Standing } from '../core/standing.ts'
import type { Tally } from '../core/tally.ts'
import { answerKey, learnerKey, markKey, tallyKey } from './keys.ts'

export type Entity = TableEntityResult<Record<string, unknown>>
type Columns = Record<string, unknown>

export function toEntity(partitionKey: string, write: Write): TableEntity {
  return { partitionKey, rowKey: rowKeyOf(write), ...columnsOf(write) }
}

function rowKeyOf(write: Write): string {
  switch (write.kind) {
    case 'mark':
      return markKey
    case 'learner':
      return learnerKey(write.value.id)
    case 'tally':
      return tallyKey(write.value.course, write.value.lesson)
    case 'answer':
      return answerKey(write.value.learner, write.value.course, write.value.item)
  }
}

function columnsOf(write: Write): Columns {
  switch (write.kind) {
    case 'mark':
      return { ...write.value, nextAt: new Date(write.value.nextAt) }
    case 'learner':
      return learnerColumns(write.value)
    case 'tally':
      return { ...write.value, departments: JSON.stringify(write.value.departments) }
    case 'answer':
      return {
        ...write.value,
        options: JSON.stringify(write.value.options),
        at: new Date(write.value.at),
      }
  }
}

export function markFrom(row: Entity): SliceMark {
  return {
    learners: row.learners as number,
    simulated: row.simulated as number,
    nextAt: (row.nextAt as Date).getTime(),
    plan: row.plan as string,
  }
}

export function tallyFrom(row: Entity): Tally {
  return {
    course: row.course as string,
    lesson: row.lesson as string,
    departments: JSON.parse(row.departments as string),
  }
}

export function answerFrom(row: Entity): Answer {
  return {
    learner: row.learner as string,
    course: row.course as string,
    item: row.item as string,
    lesson: row.lesson as string,
    question: row.question as string,
    options: JSON.parse(row.options as string),
    right: row.right as boolean,
    at: (row.at as Date).getTime(),
    channel: row.channel as Answer['channel'],
  }
}

export function learnerFrom(row: Entity): Learner {
  return {
    id: row.learner as string,
    department: row.department as string,
    language: row.language as string,
    simulated: row.simulated as boolean,
    joined: (row.joined as Date).getTime(),
    reach: reachFrom(row),
    ...pauseFrom(row),
    ...(row.left !== undefined && { left: (row.left as Date).getTime() }),
    standings: standingsFrom(row),
  }
}

function learnerColumns({ id, reach, standings, joined, pause, left, ...profile }: Learner): Columns {
  return {
    learner: id,
    ...profile,
    joined: new Date(joined),
    ...(pause && { pausedFrom: new Date(pause.from), pausedUntil: new Date(pause.until) }),
    ...(left !== undefined && { left: new Date(left) }),
    ...reachColumns(reach),
    ...Object.fromEntries(
      Object.entries(standings).map(([course, standing]) => [
        standingColumn(course),
        JSON.stringify(standing),
      ]),
    ),
  }
}

function pauseFrom(row: Entity) {
  if (row.pausedUntil === undefined) return {}
  return { pause: { from: (row.pausedFrom as Date).getTime(), until: (row.pausedUntil as Date).getTime() } }
}

function reachColumns(reach: Reach): Columns {
  const reachSince = new Date(reach.since)
  return reach.kind === 'teams'
    ? {
        reach: 'teams',
        reachSince,
        serviceUrl: reach.conversation.serviceUrl,
        conversation: reach.conversation.id,
      }
    : { reach: 'none', reachSince, reachReason: reach.reason }
}

function reachFrom(row: Entity): Reach {
  const since = (row.reachSince as Date).getTime()
  if (row.reach === 'teams') {
    const conversation = { serviceUrl: row.serviceUrl as string, id: row.conversation as string }
    return { kind: 'teams', conversation, since }
  }
  return { kind: 'none', reason: row.reachReason as UnreachedReason, since }
}

// One column a course, since a column holds 32,768 characters at most. Course ids have hyphens, never
// underscores; columns may have underscores, never hyphens.
const standingPrefix = 'standing_'

function standingColumn(course: string): string {
  return standingPrefix + course.replaceAll('-', '_')
}

function standingsFrom(row: Entity): Record<string, Standing> {
  const columns = Object.entries(row).filter(([name]) => name.startsWith(standingPrefix))
  return Object.fromEntries(
    columns.map(([name, json]) => [
      name.slice(standingPrefix.length).replaceAll('_', '-'),
      JSON.parse(json as string),
    ]),
  )
}
