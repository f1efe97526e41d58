// Looks at one slice: what is due for each of its learners, now? Claims it, sends it, records what came of it.
import { due } from '../core/due.ts'
import type { Learner } from '../core/learner.ts'
import type { LearnerStore, Plan, Planner, Urgency } from '../core/ports.ts'
import type { LetterUrgency } from '../core/post-office.ts'
import { awaitedUntil, channelOf } from '../core/reach.ts'
import type { SliceId, SliceMark } from '../core/slice.ts'
import type { Millis } from '../core/timetable.ts'
import { claimItems } from './claim-items.ts'
import { correctCards } from './correct-cards.ts'
import { keepQuiet, quietUntil } from './quiet.ts'
import { type Sending, sendItems } from './send-items.ts'
import { type SendingLetters, sendLetters } from './send-letters.ts'
import { type DueLearner, settleSlice } from './settle-slice.ts'
import { type HeldRows, holdRows } from './transact.ts'

export interface Reconciling extends Sending, SendingLetters {
  readonly learners: LearnerStore
  readonly planner: Planner
  /** A claim older than this, in course time, was left behind by an instance that died. */
  readonly claimLifeMilliseconds: number
}

export type Look =
  | { readonly kind: 'asleep' }
  | ({ readonly kind: 'looked' } & Found)
  /** Something more urgent goes first, or the instance stops: the slice is to be looked at again soon, or then. */
  | ({ readonly kind: 'postponed'; readonly afterSeconds?: number } & Found)

interface Found {
  readonly due: number
  readonly cards: number
  readonly letters?: number
  /** After the moment the slice was to be looked at; 0 if the plan is new. */
  readonly lateMilliseconds: Millis
}

const fewestToGiveUp = 3

/** A slice is looked at once a day even if nothing is thought to be due: what was overlooked heals by itself. */
const longestSleep: Millis = 24 * 60 * 60 * 1000

/**
 * Idempotent: run twice, at once or after a crash, it sends nothing twice, because what is claimed is no longer due.
 * An idle slice costs one point read. No more is claimed than there is room for at the connector just then, so that a
 * crash leaves few cards unknown. Throws if the storage can't be reached; the next tick looks again.
 */
export async function reconcileSlice(world: Reconciling, slice: SliceId): Promise<Look> {
  const { learners, clock, claimLifeMilliseconds } = world
  const plan = await world.planner.current()
  const mark = await learners.readMark(slice)
  const lookedAt = clock.now()
  if (!mark || isAsleep(mark.value, plan, lookedAt)) return { kind: 'asleep' }

  const held = holdRows(learners, slice, () => learners.readSlice(slice))
  const { courses, version } = plan
  const isPlanNew = mark.value.plan !== version
  const found = await settleSlice(held, { courses, now: clock.now(), isPlanNew, claimLifeMilliseconds })
  const lessons = await sendDue(world, held, plan, ofUrgency(found, 'lesson'), 'lesson')
  const others = lessons.isAll
    ? await sendDue(world, held, plan, ofUrgency(found, 'repetition'), 'repetition')
    : undefined
  const isCorrected =
    others?.isAll && (await correctCards(world, held, { courses, isPlanNew, now: clock.now() }))
  const cards = lessons.cards + (others?.cards ?? 0)
  const seen = { due: found.length, cards, lateMilliseconds: isPlanNew ? 0 : lookedAt - mark.value.nextAt }
  if (!isCorrected) return { kind: 'postponed', ...seen }
  const { letters, againAfter } = await sendLetters(world, held, courses, lettersIn(found))
  await sleepUntilDue(world, held, plan, mark.version, againAfter)
  const sent = { ...seen, ...(letters > 0 && { letters }) }
  if (againAfter === undefined) return { kind: 'looked', ...sent }
  return { kind: 'postponed', ...sent, afterSeconds: Math.ceil(againAfter / 1000) }
}

function isAsleep(mark: SliceMark, plan: Plan, now: Millis): boolean {
  return mark.plan === plan.version && mark.nextAt > now
}

function ofUrgency(found: readonly DueLearner[], urgency: Urgency): readonly DueLearner[] {
  return found.filter(({ item, channel }) => channel === 'teams' && urgencyOf(item.kind) === urgency)
}

function lettersIn(found: readonly DueLearner[]) {
  return found.flatMap(({ id, item, channel }) =>
    channel === 'letter' ? [{ id, urgency: urgencyOf(item.kind) }] : [],
  )
}

function urgencyOf(kind: DueLearner['item']['kind']): Extract<Urgency, LetterUrgency> {
  return kind === 'lesson' || kind === 'survey' ? 'lesson' : 'repetition'
}

/** Each gets one try in a look, in chunks as large as there is room for. */
async function sendDue(
  world: Reconciling,
  held: HeldRows,
  { courses }: Plan,
  found: readonly DueLearner[],
  urgency: Urgency,
): Promise<{ isAll: boolean; cards: number }> {
  let cards = 0
  for (let from = 0; from < found.length; ) {
    const room = await world.pace.room(found.length - from, urgency)
    if (!room) return { isAll: false, cards }
    const ids = found.slice(from, from + room.size).map(({ id }) => id)
    const claims = await claimItems(held, ids, { courses, now: world.clock.now(), channel: 'teams' })
    const passing = await sendItems(world, held, { courses, claims, urgency, turn: (nth) => room.turn(nth) })
    cards += claims.length - passing
    // One chat may be out of order for ever; if all are, the connector is, and the rest would fare no better.
    if (passing >= fewestToGiveUp && passing === claims.length) return { isAll: false, cards }
    from += room.size
  }
  return { isAll: true, cards }
}

/**
 * Writes when to look again, unless the mark has changed since this look began: then someone wants another look.
 * Letters that have to wait don't keep the slice awake: in a large organisation they take hours, and it would be read
 * at every beat. Their wait is in the machine's time; where the course's runs faster, one looks sooner.
 */
async function sleepUntilDue(
  { clock, claimLifeMilliseconds }: Reconciling,
  held: HeldRows,
  plan: Plan,
  markVersion: string,
  lettersAfter: Millis = 0,
): Promise<void> {
  await held.change((draft) => {
    if (!draft.mark || draft.markVersion !== markVersion) return
    const now = clock.now()
    const looks = draft
      .learners()
      .map((learner) => nextLook(learner, plan, now, claimLifeMilliseconds, now + lettersAfter))
    draft.putMark({ ...draft.mark, nextAt: Math.min(now + longestSleep, ...looks), plan: plan.version })
  })
}

function nextLook(
  learner: Learner,
  { courses }: Plan,
  now: Millis,
  claimLife: Millis,
  lettersAt: Millis,
): Millis {
  const quiet = quietUntil(learner, courses, now)
  if (quiet !== undefined) return quiet
  const asked = due(learner, courses, now)
  const next = keepQuiet(learner, courses, now, asked, claimLife)
  const awaited = asked.expired.length === 0 ? awaitedUntil(learner, now) : undefined
  if (awaited !== undefined) return Math.max(next, awaited)
  const isLetterWaiting = asked.item && asked.expired.length === 0 && channelOf(learner) === 'letter'
  return isLetterWaiting ? Math.max(next, lettersAt) : next
}
