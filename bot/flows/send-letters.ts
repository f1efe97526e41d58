// Sends by post what is due for those who get letters: one at a time, each claimed before it goes and recorded after.
import type { LearnerId } from '../core/learner.ts'
import { mostLettersInLook } from '../core/letter-pace.ts'
import type { Clock, Links, Log } from '../core/ports.ts'
import type { LetterPace, LetterUrgency, PostOffice } from '../core/post-office.ts'
import type { RunningCourse } from '../core/running-course.ts'
import type { Millis } from '../core/timetable.ts'
import { type Claim, claimItems } from './claim-items.ts'
import type { Delivered } from './deliver-card.ts'
import { itemCard } from './item-card.ts'
import { recordDeliveries } from './record-deliveries.ts'
import type { HeldRows } from './transact.ts'

export interface Post {
  readonly office: PostOffice
  readonly pace: LetterPace
  readonly links: Pick<Links, 'answer'>
}

export interface SendingLetters {
  readonly clock: Clock
  readonly log: Log
  readonly wait: (milliseconds: Millis) => Promise<void>
  /** Left out: no letters go out. */
  readonly post?: Post
}

export interface DueLetter {
  readonly id: LearnerId
  readonly urgency: LetterUrgency
}

export interface LettersSent {
  readonly letters: number
  /** Some are left: when to look again, in milliseconds from now. */
  readonly againAfter?: Millis
}

/** What stands in the way of one letter stands in the way of others: the next look may find it gone. */
const mostTroubles = 2
const restAfterTrouble: Millis = 60_000
/** Whoever switches letters off takes the addresses away; until then there is little to look for. */
const restWithoutPost: Millis = 60 * 60 * 1000

/**
 * Never so many, nor for so long, that a lane is held up. A crash leaves one letter unknown for each lane; like a card,
 * it isn't sent again but healed by its reminder.
 */
export async function sendLetters(
  world: SendingLetters,
  held: HeldRows,
  courses: readonly RunningCourse[],
  due: readonly DueLetter[],
): Promise<LettersSent> {
  const { post } = world
  if (due.length === 0) return { letters: 0 }
  if (!post) return { letters: 0, againAfter: restWithoutPost }
  let letters = 0
  let troubles = 0
  for (const [nth, { id, urgency }] of inOrder(due).entries()) {
    const waiting = due.length - nth
    if (nth === mostLettersInLook) return { letters, againAfter: await post.pace.later(urgency, waiting) }
    const room = await post.pace.room(urgency, waiting)
    if (room.kind === 'later') return { letters, againAfter: room.afterMilliseconds }
    const claims = await claimItems(held, [id], { courses, now: world.clock.now(), channel: 'letter' })
    for (const claim of claims) {
      const outcome = await sendLetter(post, courses, claim)
      await recordDeliveries(world, held, [{ claim, channel: 'letter', outcome }])
      if (outcome.kind === 'passing' || outcome.kind === 'unknown') troubles++
      else letters++
    }
    if (troubles === mostTroubles) break
  }
  return { letters, ...(troubles > 0 && { againAfter: restAfterTrouble }) }
}

function inOrder(due: readonly DueLetter[]): DueLetter[] {
  return [
    ...due.filter(({ urgency }) => urgency === 'lesson'),
    ...due.filter(({ urgency }) => urgency === 'repetition'),
  ]
}

async function sendLetter(
  { office, pace, links }: Post,
  courses: readonly RunningCourse[],
  { learner, item: ref, before }: Claim,
): Promise<Delivered> {
  const { course, item } = ref
  const isReminder = ref.kind === 'reminder'
  const card = itemCard(courses, ref, { language: learner.language, isReminder })
  if (card?.kind !== 'lesson' && card?.kind !== 'survey')
    return { kind: 'failed', reason: `there is no ${item} to send` }
  const link = await links.answer({ learner: learner.id, course, item })
  const reminder = isReminder ? (before?.reminders ?? 0) + 1 : 0
  const name = [learner.id, course, item, reminder].join('/')
  const outcome = await office.send(learner.id, { item: card, link, name })
  if (outcome.kind !== 'throttled') return outcome
  // If this can't be written, the mailbox says it again to the next letter.
  await pace.tooFast(outcome.retryAfterSeconds).catch(() => undefined)
  return { kind: 'passing', reason: 'too fast' }
}
