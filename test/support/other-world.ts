// Whoever has all the figures and knows who answered when: is there another course of events that would have shown the
// same, in which one person answered otherwise?
import type { Batch } from './live-answers.ts'
import { type Given, rightOptions, type Story } from './random-answering.ts'

/**
 * The same story with the answer of `person` turned round, that of `known` left alone, and as many others changed as it
 * takes for every figure to be the same; undefined if there is none, so that their answer is known for certain.
 */
export function otherWorld(
  story: Story,
  batches: readonly Batch[],
  person: number,
  known: number | undefined,
): Story | undefined {
  const given = new Map(
    story.flatMap((each) => (each.kind === 'answer' ? each.answers.map((one) => [one.person, one]) : [])),
  )
  const fixed = new Map([[person, !given.get(person)?.right]])
  if (known !== undefined) fixed.set(known, given.get(known)?.right ?? false)
  const right = new Map([...given].map(([who, one]) => [who, fixed.get(who) ?? one.right]))

  const mine = batches.find(({ people }) => people.includes(person))
  const group = mine ? batches.filter(({ department }) => department === mine.department) : []
  const counts = possibleCounts(group, fixed)
  if (!counts) return undefined
  group.forEach(({ people }, i) => {
    for (const [who, isRight] of dealOut(people, counts[i] ?? 0, fixed, right)) right.set(who, isRight)
  })
  const options = chooseAgain(group, given, right, known)
  return story.map((each) =>
    each.kind === 'answer'
      ? { kind: 'answer', answers: each.answers.map((one) => answerOf(one, right, options)) }
      : each,
  )
}

/** How many may have been right in each batch, so that each sum lies where it was shown to lie. */
function possibleCounts(
  batches: readonly Batch[],
  fixed: ReadonlyMap<number, boolean>,
): number[] | undefined {
  let ways = new Map<number, number[]>([[0, []]])
  for (const { people, atLeast, atMost } of batches) {
    const held = people.flatMap((who) => fixed.get(who) ?? [])
    const [fewest, free] = [held.filter(Boolean).length, people.length - held.length]
    const next = new Map<number, number[]>()
    for (const [sum, way] of ways) {
      for (let count = fewest; count <= fewest + free; count++) {
        const total = sum + count
        if (total >= atLeast && total <= atMost && !next.has(total)) next.set(total, [...way, count])
      }
    }
    ways = next
  }
  return ways.values().next().value
}

/** Leaves as many as possible as they were. */
function dealOut(
  people: readonly number[],
  count: number,
  fixed: ReadonlyMap<number, boolean>,
  now: ReadonlyMap<number, boolean>,
): (readonly [number, boolean])[] {
  const free = people.filter((who) => !fixed.has(who)).sort((a, b) => Number(now.get(b)) - Number(now.get(a)))
  const held = people.filter((who) => fixed.get(who)).length
  return free.map((who, i) => [who, i < count - held] as const)
}

/** Between two moments at which the options chosen were told, the wrong answers are the same ones, given by others. */
function chooseAgain(
  batches: readonly Batch[],
  given: ReadonlyMap<number, Given>,
  right: ReadonlyMap<number, boolean>,
  known: number | undefined,
): Map<number, readonly string[]> {
  const chosen = new Map<number, readonly string[]>()
  let since: number[] = []
  for (const { people, endsOptions } of batches) {
    since.push(...people.filter((who) => who !== known))
    if (!endsOptions) continue
    const wrong = since.flatMap((who) => (given.get(who)?.right ? [] : [given.get(who)?.options ?? []]))
    for (const who of since.filter((each) => !right.get(each))) chosen.set(who, wrong.pop() ?? ['b'])
    since = []
  }
  return chosen
}

function answerOf(
  { person, right: was, options }: Given,
  right: ReadonlyMap<number, boolean>,
  chosen: ReadonlyMap<number, readonly string[]>,
): Given {
  if (right.get(person)) return { person, right: true, options: rightOptions }
  return { person, right: false, options: chosen.get(person) ?? (was ? ['b'] : options) }
}
