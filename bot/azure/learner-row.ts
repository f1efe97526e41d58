// Between a learner and the columns of their row.
import type { Conversation, Learner, Mailbox, Reach, UnreachedReason } from '../core/learner.ts'
import type { Standing } from '../core/standing.ts'
import { type Columns, count, flag, json, moment, type Row, text } from './columns.ts'

export function learnerColumns({
  id,
  reach,
  standings,
  joined,
  pause,
  left,
  mail,
  installs,
  audiences,
  ...profile
}: Learner): Columns {
  const columns: Record<string, unknown> = {
    learner: id,
    ...profile,
    joined: new Date(joined),
    ...(pause && { pausedFrom: new Date(pause.from), pausedUntil: new Date(pause.until) }),
    ...(left !== undefined && { left: new Date(left) }),
    ...reachColumns(reach),
    ...(mail && { mailSince: new Date(mail.since) }),
    ...(mail?.refused !== undefined && { mailRefused: new Date(mail.refused) }),
    ...(installs && { installTries: installs.tries, installLast: new Date(installs.last) }),
    ...(audiences && { audiences: JSON.stringify(audiences) }),
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
    ...(row.mailSince !== undefined && { mail: mailboxFrom(row) }),
    ...(row.prefers === 'letter' && { prefers: 'letter' }),
    ...(row.installTries !== undefined && {
      installs: { tries: count(row, 'installTries'), last: moment(row, 'installLast') },
    }),
    ...(row.audiences !== undefined && { audiences: json(row, 'audiences') as string[] }),
    standings: standingsFrom(row),
  }
}

function reachColumns(reach: Reach): Columns {
  const { kind, since, conversation } = reach
  return {
    reach: kind,
    reachSince: new Date(since),
    ...(kind === 'none' && { reachReason: reach.reason }),
    ...(kind === 'none' &&
      reach.trial && { trialAt: new Date(reach.trial.at), trialIsOver: reach.trial.isOver }),
    ...(conversation && { serviceUrl: conversation.serviceUrl, conversation: conversation.id }),
  }
}

function reachFrom(row: Row): Reach {
  const since = moment(row, 'reachSince')
  const isTeams = text(row, 'reach') === 'teams'
  if (isTeams) return { kind: 'teams', conversation: conversationFrom(row), since }
  return {
    kind: 'none',
    reason: text(row, 'reachReason') as UnreachedReason,
    since,
    ...(row.conversation !== undefined && { conversation: conversationFrom(row) }),
    ...(row.trialAt !== undefined && {
      trial: { at: moment(row, 'trialAt'), isOver: flag(row, 'trialIsOver') },
    }),
  }
}

function conversationFrom(row: Row): Conversation {
  return { serviceUrl: text(row, 'serviceUrl'), id: text(row, 'conversation') }
}

function mailboxFrom(row: Row): Mailbox {
  const since = moment(row, 'mailSince')
  return row.mailRefused === undefined ? { since } : { since, refused: moment(row, 'mailRefused') }
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
  if (typeof standing?.joined === 'number' && typeof standing.items === 'object')
    // Those written before people could move say no department: it is still the learner's own.
    return { ...(standing as Standing), department: standing.department ?? text(row, 'department') }
  throw new Error(`Column ${column} holds no standing.`)
}
