// To whoever has all the figures of one question of a survey: other answers of others that would have shown the same, while
// one person answered otherwise.
import type { RightFigure } from '../../bot/core/publication.ts'

export interface SurveyBatch {
  readonly people: readonly number[]
  readonly figure: RightFigure
}

/** Who is counted as right (or high, or low), those of `fixed` as they are given; undefined if none fit the figures. */
export function otherAnswers(
  batches: readonly SurveyBatch[],
  now: ReadonlyMap<number, boolean>,
  fixed: ReadonlyMap<number, boolean>,
): Map<number, boolean> | undefined {
  let ways = new Map<number, number[]>([[0, []]])
  for (const { people, figure } of batches) {
    const held = people.flatMap((who) => fixed.get(who) ?? [])
    const [fewest, free] = [held.filter(Boolean).length, people.length - held.length]
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
  const way = ways.values().next().value
  if (!way) return undefined
  const other = new Map([...now, ...fixed])
  for (const [i, { people }] of batches.entries())
    for (const [n, who] of people.filter((one) => !fixed.has(one)).entries())
      other.set(who, n < (way[i] ?? 0))
  return other
}
