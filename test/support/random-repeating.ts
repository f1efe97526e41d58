// Random stories in which time passes and the question comes back: after 12 days to who was wrong, after 24 to who was
// right, until they were right twice in a row.
import fc from 'fast-check'
import { type Happening, hash, type Repeated, randomStory, type Story } from './random-answering.ts'

interface Past {
  readonly rights: readonly boolean[]
  readonly day: number
}

const spell = fc.record({
  days: fc.integer({ min: 0, max: 15 }),
  /** Of ten to whom it has come back, so many answer. */
  answering: fc.constantFrom(0, 3, 7, 10, 10),
  /** Of ten, so many are right. */
  right: fc.constantFrom(0, 1, 5, 9, 10),
  seed: fc.nat(),
})

/** Every look of a story is followed by some days in which people answer again, and by another look. */
export const repeatingStory: fc.Arbitrary<Story> = fc
  .tuple(randomStory, fc.array(spell, { minLength: 3, maxLength: 12 }))
  .map(([story, spells]) => {
    const past = new Map<number, Past>()
    let day = 0
    let looks = 0
    return story.flatMap((each): Happening[] => {
      if (each.kind === 'answer')
        for (const { person, right } of each.answers) past.set(person, { rights: [right], day })
      const now = each.kind === 'look' ? spells[looks++ % spells.length] : undefined
      if (!now) return [each]
      day += now.days
      const answers = repeatsOn(day, past, now)
      return [
        each,
        { kind: 'wait', days: now.days },
        { kind: 'look' },
        { kind: 'repeat', answers },
        { kind: 'look' },
      ]
    })
  })

function repeatsOn(
  day: number,
  past: Map<number, Past>,
  { answering, right, seed }: { answering: number; right: number; seed: number },
): Repeated[] {
  return [...past].flatMap(([person, { rights, day: last }]) => {
    const isRetired = rights.at(-1) === true && rights.at(-2) === true
    if (isRetired || day < last + (rights.at(-1) ? 24 : 12) || hash(seed + person) % 10 >= answering)
      return []
    const isRight = hash(seed ^ (person * 31)) % 10 < right
    past.set(person, { rights: [...rights, isRight], day })
    return [{ person, nth: rights.length, right: isRight }]
  })
}
