// By which way a learner gets what is due: a card in Teams, a letter, or not at all and why.
import type { Conversation, Learner, UnreachedReason } from './learner.ts'
import type { Millis } from './timetable.ts'

export type Channel = 'teams' | 'letter'

export type LetterReason = UnreachedReason | 'prefers letters'

/** One way for each learner, so that the ways add up to the headcount. */
export type Way =
  | { readonly channel: 'teams'; readonly since: Millis }
  | { readonly channel: 'letter'; readonly reason: LetterReason; readonly since: Millis }
  | { readonly channel: 'none'; readonly reason: UnreachedReason; readonly since: Millis }

type Reached = Pick<Learner, 'reach' | 'mail' | 'prefers'>

/** Teams goes first, unless the learner would rather have letters. `since` is since when it is this way. */
export function wayOf({ reach, mail, prefers }: Reached): Way {
  const getsLetters = mail !== undefined && mail.refused === undefined
  if (getsLetters && prefers === 'letter')
    return { channel: 'letter', reason: 'prefers letters', since: mail.since }
  if (reach.kind === 'teams') return { channel: 'teams', since: reach.since }
  const { reason, since } = reach
  return { channel: getsLetters ? 'letter' : 'none', reason, since }
}

/** How the next item goes. Undefined: nothing reaches them. */
export function channelOf(learner: Reached): Channel | undefined {
  const way = wayOf(learner)
  if (way.channel === 'teams') return 'teams'
  if (way.reason !== 'prefers letters' && trialOf(learner) !== undefined) return 'teams'
  return way.channel === 'none' ? undefined : 'letter'
}

/** Time enough for the app to be installed, and for Teams to tell of it. */
const installationTakes: Millis = 24 * 60 * 60 * 1000

/** Until then a learner is waited for whom the directory has only just told of: no letter before Teams has had its chance. */
export function awaitedUntil(learner: Reached, now: Millis): Millis | undefined {
  const way = wayOf(learner)
  if (way.channel !== 'letter' || way.reason !== 'not installed') return undefined
  const until = way.since + installationTakes
  return now < until ? until : undefined
}

/** The chat to which a card would go. */
export function chatOf({ reach }: Reached): Conversation | undefined {
  return reach.kind === 'teams' || trialOf({ reach }) !== undefined ? reach.conversation : undefined
}

/** Since when something could have reached the learner by the way they have now; null if nothing does. */
export function reachableSince(learner: Reached): Millis | null {
  const { channel, since } = wayOf(learner)
  const trial = channelOf(learner) === 'teams' ? trialOf(learner) : undefined
  if (trial !== undefined) return trial
  if (channel === 'none') return null
  return channel === 'letter' ? (learner.mail?.since ?? since) : since
}

/** Since when the chat there was is on trial. */
function trialOf({ reach }: Pick<Learner, 'reach'>): Millis | undefined {
  if (reach.kind === 'teams' || !reach.conversation || !reach.trial || reach.trial.isOver) return undefined
  return reach.trial.at
}
