// How somebody whom Teams doesn't reach is to be reached again, and how often that is tried.
import type { Learner, Reach } from './learner.ts'
import { wayOf } from './reach.ts'
import type { Millis } from './timetable.ts'

export type WayBack =
  /** The next item goes to the chat there was. */
  'try the chat' | 'install'

/** What people and IT are promised: nothing is tried more often. */
export interface Promises {
  /** Who has blocked the bot or removed the app is left in peace for so long. */
  readonly peace: Millis
  /** So many times in all is an app installed that somebody has removed; after that it is theirs to bring back. */
  readonly mostReinstalls: number
  /** From a working day to the night after it: chats that IT has closed are tried again each night. */
  readonly evening: Millis
  /** Between two installations that may well succeed; a little less than a day, so that each night finds them due. */
  readonly night: Millis
  /** So many nights in a row; then once a week. */
  readonly nights: number
  readonly week: Millis
}

const hour = 60 * 60 * 1000
const day = 24 * hour

export const usualPromises: Promises = {
  peace: 30 * day,
  mostReinstalls: 3,
  evening: 8 * hour,
  night: 20 * hour,
  nights: 3,
  week: 7 * day - 4 * hour,
}

/**
 * Undefined: nothing is to be done now. Who has no licence comes back through the directory, who would rather have
 * letters is reached by them, and everybody can write to the bot or install it themselves at any time.
 */
export function wayBack(learner: Learner, now: Millis, promises = usualPromises): WayBack | undefined {
  const { reach, left } = learner
  if (left !== undefined || reach.kind === 'teams' || isOnTrial(reach)) return undefined
  const way = wayOf(learner)
  if (way.channel === 'letter' && way.reason === 'prefers letters') return undefined
  const { peace, evening, night, week, nights, mostReinstalls } = promises
  const { tries, last } = learner.installs ?? { tries: 0, last: Number.NEGATIVE_INFINITY }
  const tried = Math.max(reach.since, reach.trial?.at ?? 0)
  switch (reach.reason) {
    case 'no licence':
      return undefined
    case 'blocked':
      if (now < tried + peace) return undefined
      return reach.conversation ? 'try the chat' : installAfter(last + peace, now)
    case 'disabled':
    case 'refused':
      if (!reach.conversation) return installAfter(last + week, now)
      return now < tried + evening ? undefined : 'try the chat'
    case 'uninstalled':
      if (tries >= mostReinstalls) return undefined
      return installAfter(Math.max(reach.since, last) + peace, now)
    case 'not installed':
    case 'conversation gone':
      return installAfter(last + (tries < nights ? night : week), now)
  }
}

function isOnTrial(reach: Extract<Reach, { kind: 'none' }>): boolean {
  return reach.trial !== undefined && !reach.trial.isOver
}

function installAfter(moment: Millis, now: Millis): 'install' | undefined {
  return now < moment ? undefined : 'install'
}
