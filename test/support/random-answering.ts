// Random stories of a municipality for property tests of privacy: people come, move and answer, and a leader looks.
import fc from 'fast-check'

export interface Given {
  readonly person: number
  readonly right: boolean
  /** Option ids; those of the right answer are a and c. */
  readonly options: readonly string[]
}

export type Happening =
  | { readonly kind: 'join'; readonly department: string; readonly people: number }
  /** Whoever has answered stays counted where they did. */
  | { readonly kind: 'move'; readonly person: number; readonly to: string }
  | { readonly kind: 'answer'; readonly answers: readonly Given[] }
  | { readonly kind: 'wait'; readonly days: number }
  /** The question came back to these, for the nth time. */
  | { readonly kind: 'repeat'; readonly answers: readonly Repeated[] }
  | { readonly kind: 'look' }

export interface Repeated {
  readonly person: number
  readonly nth: number
  readonly right: boolean
}

export type Story = readonly Happening[]

const wrongOnes = [['a'], ['b'], ['c'], ['a', 'b', 'c'], ['d']]
export const rightOptions = ['a', 'c']
const names = ['Arkiv', 'Bibliotek', 'Kansli', 'Miljö', 'Skola', 'Vård']

const department = fc.constantFrom(...names)
const size = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 6 }) },
  { weight: 2, arbitrary: fc.integer({ min: 5, max: 20 }) },
  { weight: 1, arbitrary: fc.integer({ min: 100, max: 300 }) },
)
const join = fc.record({ kind: fc.constant('join' as const), department, people: size })
const move = fc.record({ kind: fc.constant('move' as const), person: fc.nat(), to: department })
const look = fc.constant({ kind: 'look' as const })
const answer = fc.record({
  kind: fc.constant('answer' as const),
  count: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 7 }) }, fc.integer({ min: 8, max: 60 })),
  /** Of ten, so many are right: often none or all, where the most could be given away. */
  right: fc.constantFrom(0, 0, 1, 5, 9, 10, 10),
  seed: fc.nat(),
})

const step = fc.oneof(
  { weight: 1, arbitrary: join },
  { weight: 1, arbitrary: move },
  { weight: 6, arbitrary: fc.tuple(answer, look) },
  { weight: 2, arbitrary: answer },
)

/** Each person answers once at most. */
export const randomStory: fc.Arbitrary<Story> = fc
  .tuple(fc.array(join, { minLength: 2, maxLength: 8 }), fc.array(step, { minLength: 5, maxLength: 40 }))
  .map(([joins, steps]) => {
    let people = 0
    let unanswered: number[] = []
    return [...joins, ...steps.flat(), { kind: 'look' as const }].flatMap((each): Happening[] => {
      if (each.kind === 'join') {
        unanswered = [...unanswered, ...Array.from({ length: each.people }, (_, i) => people + i)]
        people += each.people
        return [each]
      }
      if (each.kind === 'move') return [{ ...each, person: each.person % people }]
      if (each.kind !== 'answer') return [each]
      const { count, right, seed } = each
      const answers = Array.from({ length: Math.min(count, unanswered.length) }, (_, i) => {
        const pick = hash(seed + i)
        // Now and then the next in line, who are of one department, now and then anybody.
        const [person = 0] = unanswered.splice(seed % 2 ? 0 : pick % unanswered.length, 1)
        const isRight = hash(pick) % 10 < right
        const options = isRight ? rightOptions : (wrongOnes[pick % wrongOnes.length] ?? [])
        return { person, right: isRight, options }
      })
      return [{ kind: 'answer', answers }]
    })
  })

export function hash(of: number): number {
  let mixed = Math.imul(of ^ (of >>> 15), 0x2c1b3c6d)
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
