// Sends the cards that were claimed, and sees to it that what came of every single one is recorded soon.
import type { Clock, Log, Urgency } from '../core/ports.ts'
import { chatOf } from '../core/reach.ts'
import type { RunningCourse } from '../core/running-course.ts'
import type { Millis } from '../core/timetable.ts'
import type { Claim } from './claim-items.ts'
import { type Delivered, type Delivering, deliverCard } from './deliver-card.ts'
import { itemCard } from './item-card.ts'
import { type Delivery, recordDeliveries } from './record-deliveries.ts'
import type { HeldRows } from './transact.ts'

export interface Sending extends Delivering {
  readonly clock: Clock
  readonly log: Log
}

export interface Batch {
  readonly courses: readonly RunningCourse[]
  readonly claims: readonly Claim[]
  readonly urgency: Urgency
  readonly turn: (nth: number) => Promise<Millis>
}

/** Those that are through are recorded without waiting longer than this for the others. */
const recordAfterMilliseconds = 2000

/** Gives how many weren't delivered and are waiting for another try. */
export async function sendItems(world: Sending, held: HeldRows, batch: Batch): Promise<number> {
  const finished: Delivery[] = []
  const all = Promise.all(
    batch.claims.map(async (claim, nth) => {
      finished.push({ claim, channel: 'teams', outcome: await sendItem(world, batch, claim, nth) })
    }),
  )
  let recorded = 0
  let passing = 0
  while (recorded < batch.claims.length) {
    await Promise.race([all, someTime()])
    const through = finished.slice(recorded)
    if (through.length === 0) continue
    await recordDeliveries(world, held, through)
    recorded += through.length
    passing += through.filter(({ outcome }) => outcome.kind === 'passing').length
  }
  return passing
}

function someTime(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, recordAfterMilliseconds).unref())
}

async function sendItem(
  world: Sending,
  { courses, urgency, turn }: Batch,
  { learner, item }: Claim,
  nth: number,
): Promise<Delivered> {
  const { language } = learner
  const card = itemCard(courses, item, { language, isReminder: item.kind === 'reminder' })
  if (!card) return { kind: 'failed', reason: `there is no ${item.item} to send` }
  const conversation = chatOf(learner)
  if (!conversation) return { kind: 'failed', reason: 'not reached in Teams' }
  try {
    return await deliverCard(world, {
      learner: learner.id,
      conversation,
      card,
      urgency,
      turn: () => turn(nth),
    })
  } catch (error) {
    // A messenger never throws, so it was the pace: the storage is gone, and nothing was sent.
    return { kind: 'passing', reason: (error as Error).message }
  }
}
