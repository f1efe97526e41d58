// To another course of events, in which somebody else was wrong at first: who may have been asked again in it, so that
// what was told of memory is the same?
import type { MemoryGap } from '../../bot/core/recall-counts.ts'
import type { RecallTold } from './live-answers.ts'
import type { Happening, Repeated, Story } from './random-answering.ts'

const gapDays = { 'after wrong': 12, 'after right': 24, later: 36 } as const

interface First {
  readonly right: boolean
  readonly day: number
}

/**
 * The story with other repetitions; those of `known` stay. Nobody is told who has answered again, so anyone may have for
 * whom it had come back by then. Undefined if there are too few such people, or if no number of right ones fits.
 */
export function otherRepeats(
  story: Story,
  recalls: readonly RecallTold[],
  known: number | undefined,
): Story | undefined {
  const { firsts, mine, days } = read(story, known)
  const added = new Map<number, Repeated[]>()
  for (const gap of ['after wrong', 'after right', 'later'] as const) {
    const told = recalls.filter((each) => each.gap === gap)
    const held = told.map(({ look }, i) =>
      mine.filter((each) => each.gap === gap && each.look <= look && each.look > (told[i - 1]?.look ?? -1)),
    )
    const rights = possibleRights(told, held)
    if (!rights) return undefined
    const free = [...firsts].filter(([who, { right }]) => who !== known && right === (gap === 'after right'))
    for (const [i, { look, figure }] of told.entries()) {
      const wanted = figure.answered - (told[i - 1]?.figure.answered ?? 0) - (held[i]?.length ?? 0)
      const able = free.filter(([, { day }]) => day + gapDays[gap] <= (days[look] ?? 0)).slice(0, wanted)
      if (able.length < wanted) return undefined
      for (const [n, one] of able.entries()) {
        free.splice(free.indexOf(one), 1)
        const nth = gap === 'later' ? 2 : 1
        added.set(look, [...(added.get(look) ?? []), { person: one[0], nth, right: n < (rights[i] ?? 0) }])
      }
    }
  }
  let look = 0
  return story.flatMap((each): Happening[] => {
    if (each.kind === 'repeat')
      return [{ ...each, answers: each.answers.filter(({ person }) => person === known) }]
    if (each.kind !== 'look') return [each]
    return [{ kind: 'repeat', answers: added.get(look++) ?? [] }, each]
  })
}

/** When everybody answered first, what `known` has answered again before which look, and the days of the looks. */
function read(story: Story, known: number | undefined) {
  const firsts = new Map<number, First>()
  const mine: { gap: MemoryGap; look: number; right: boolean }[] = []
  const days: number[] = []
  let day = 0
  for (const each of story) {
    if (each.kind === 'wait') day += each.days
    else if (each.kind === 'look') days.push(day)
    else if (each.kind === 'answer')
      for (const { person, right } of each.answers) firsts.set(person, { right, day })
    else if (each.kind === 'repeat')
      for (const { person, nth, right } of each.answers) {
        const first = firsts.get(person)?.right ? ('after right' as const) : ('after wrong' as const)
        if (person === known) mine.push({ gap: nth > 1 ? 'later' : first, look: days.length, right })
      }
  }
  return { firsts, mine, days }
}

/** How many of those added may be right each time, so that each sum lies where it was shown to lie. */
function possibleRights(
  told: readonly RecallTold[],
  held: readonly (readonly { readonly right: boolean }[])[],
): number[] | undefined {
  let ways = new Map<number, number[]>([[0, []]])
  for (const [i, { figure }] of told.entries()) {
    const mine = held[i] ?? []
    const fewest = mine.filter(({ right }) => right).length
    const free = figure.answered - (told[i - 1]?.figure.answered ?? 0) - mine.length
    const next = new Map<number, number[]>()
    for (const [sum, way] of ways) {
      for (let count = 0; count <= free; count++) {
        const total = sum + fewest + count
        if (total >= figure.atLeast && total <= figure.atMost && !next.has(total))
          next.set(total, [...way, count])
      }
    }
    ways = next
  }
  return ways.values().next().value
}
