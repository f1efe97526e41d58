// Which answers are in the tables after a run, and which of the acknowledged ones aren't.
import type { Loaded } from './answer-load.ts'
import { personId, personNumber } from './people.ts'
import type { Place } from './place.ts'
import { placeOfTap } from './taps.ts'

/** By learner and item, without those who only warmed up. */
export async function keptAnswers(
  { learners: store }: Place,
  learners: number,
): Promise<ReadonlySet<string>> {
  const kept = new Set<string>()
  for (let slice = 0; slice < store.slices; slice++) {
    for (const { learner, item } of await store.readSliceAnswers(slice)) {
      if (personNumber(learner) < learners) kept.add(`${learner} ${item}`)
    }
  }
  return kept
}

export function countLost(
  { course }: Place,
  { acknowledged }: Loaded,
  { kept, learners }: { readonly kept: ReadonlySet<string>; readonly learners: number },
): number {
  const answerers = { firstPerson: 0, people: learners }
  let lost = 0
  for (const [tap, isAcknowledged] of acknowledged.entries()) {
    const { person, lesson } = placeOfTap(tap, answerers)
    if (isAcknowledged && !kept.has(`${personId(person)} ${course.steps[lesson]?.id}`)) lost++
  }
  return lost
}
