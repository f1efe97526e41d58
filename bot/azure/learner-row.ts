// Between a learner and the columns of their row.
import type { Learner, Reach, UnreachedReason } from '../core/learner.ts'
import type { Standing } from '../core/standing.ts'
import { type Columns, flag, json, moment, type Row, text } from './columns.ts'

export function learnerColumns({ id, reach, standings, joined, pause, left, ...profile }: Learner): Columns {
  const columns: Record<string, unknown> = {
    learner: id,
    ...profile,
    joined: new Date(joined),
    ...(pause && { pausedFrom: new Date(pause.from), pausedUntil: new Date(pause.until) }),
    ...(left !== undefined && { left: new Date(left) }),
    ...reachColumns(reach),
  }
  for (const course in standings) columns[standingColumn(course)] = JSON.stringify(standings[course])
  return columns
}

/** Throws for a damaged row, with a reason that says nothing of its content. */
export function learnerFrom(row: Row): Learner {
  return {
    id: text(row, 'learner'),
    department: text(row, 'department'),
    language: text(row, 'language'),
    simulated: flag(row, 'simulated'),
    joined: moment(row, 'joined'),
    reach: reachFrom(row),
    ...(row.pausedUntil !== undefined && {
      pause: { from: moment(row, 'pausedFrom'), until: moment(row, 'pausedUntil') },
    }),
    ...(row.left !== undefined && { left: moment(row, 'left') }),
    standings: standingsFrom(row),
  }
}

function reachColumns(reach: Reach): Columns {
  const reachSince = new Date(reach.since)
  if (reach.kind === 'none') return { reach: 'none', reachSince, reachReason: reach.reason }
  const { serviceUrl, id } = reach.conversation
  return { reach: 'teams', reachSince, serviceUrl, conversation: id }
}

function reachFrom(row: Row): Reach {
  const since = moment(row, 'reachSince')
  if (text(row, 'reach') === 'teams') {
    const conversation = { serviceUrl: text(row, 'serviceUrl'), id: text(row, 'conversation') }
    return { kind: 'teams', conversation, since }
  }
  return { kind: 'none', reason: text(row, 'reachReason') as UnreachedReason, since }
}

// One column a course, since a column holds 32,768 characters at most. Course ids have hyphens, never
// underscores; columns may have underscores, never hyphens.
const standingPrefix = 'standing_'

function standingColumn(course: string): string {
  return standingPrefix + course.replaceAll('-', '_')
}

function standingsFrom(row: Row): Record<string, Standing> {
  const standings: Record<string, Standing> = {}
  for (const column in row) {
    if (!column.startsWith(standingPrefix)) continue
    standings[column.slice(standingPrefix.length).replaceAll('_', '-')] = standingFrom(row, column)
  }
  return standings
}

function standingFrom(row: Row, column: string): Standing {
  const standing = json(row, column) as Partial<Standing> | null
  if (typeof standing?.joined === 'number' && typeof standing.items === 'object') return standing as Standing
  throw new Error(`Column ${column} holds no standing.`)
}
