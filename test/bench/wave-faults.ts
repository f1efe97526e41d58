// What must hold after a wave, whatever happened in it, and after the reminders that came some days later.
import type { Answer } from '../../bot/core/answer.ts'
import { answerKey } from './answering-people.ts'
import type { Somebody } from './everybody.ts'

/** Sentences; none if all holds. */
export function faultsAfterWave(people: readonly Somebody[]): readonly string[] {
  const count = (is: (somebody: Somebody) => boolean) => people.filter(is).length
  return [
    ...fault(
      count(({ item }) => item === undefined),
      'have no state',
    ),
    ...fault(
      count(({ accepted }) => accepted > 1),
      'got the first card twice',
    ),
    ...fault(
      count(({ item }) => item?.state === 'claimed'),
      'are still claimed',
    ),
    ...fault(
      count(({ item }) => item?.state === 'unreached'),
      'are called unreached although nothing keeps a card from them',
    ),
    ...fault(
      count(({ item, accepted }) => accepted === 0 && (item?.state === 'sent' || item?.state === 'answered')),
      'are called sent although no card has arrived',
    ),
    ...fault(
      count(({ item, accepted }) => accepted === 0 && item !== undefined && item.state !== 'unknown'),
      'got nothing and are not called unknown',
    ),
  ]
}

/** Whoever hadn't answered has got exactly one card more, a reminder, and nothing is unknown any longer. */
export function faultsAfterHealing(
  before: readonly Somebody[],
  after: readonly Somebody[],
): readonly string[] {
  const pairs = before.map((one, nth) => [one, after[nth] as Somebody] as const)
  const count = (is: (one: Somebody, later: Somebody) => boolean) =>
    pairs.filter(([one, later]) => is(one, later)).length
  return [
    ...fault(
      count((_, { item }) => item?.state === 'unknown' || item?.state === 'claimed'),
      'are still unknown after the reminders',
    ),
    ...fault(
      count((_, { accepted }) => accepted === 0),
      'have still got no card after the reminders',
    ),
    ...fault(
      count((one, later) => one.item?.state === 'answered' && later.accepted !== one.accepted),
      'got another card although they had answered',
    ),
    ...fault(
      count((one, later) => one.item?.state !== 'answered' && later.accepted !== one.accepted + 1),
      'did not get exactly one reminder',
    ),
  ]
}

/** `acknowledged`: the option by `answerKey`. */
export function answersKept(
  kept: readonly Answer[],
  acknowledged: ReadonlyMap<string, string>,
): readonly string[] {
  const options = new Map(
    kept.map(({ learner, item, options }) => [answerKey(learner, item), options.join()]),
  )
  const lost = [...acknowledged].filter(([key]) => !options.has(key)).length
  const other = [...acknowledged].filter(([key, option]) => options.has(key) && options.get(key) !== option)
  return [
    ...(lost > 0 ? [`${lost} answers that were acknowledged are lost.`] : []),
    ...(other.length > 0 ? [`${other.length} answers are kept otherwise than they were acknowledged.`] : []),
  ]
}

function fault(count: number, what: string): readonly string[] {
  return count > 0 ? [`${count} learners ${what}.`] : []
}
