// To whoever has all the figures of a survey: other answers of others that would have shown the same, while one person
// answered otherwise.
import type { RightFigure } from '../../bot/core/publication.ts'

/** Any three answers that are counted as high, as low, or as neither. */
export type Kind = 'high' | 'low' | 'neither'

interface Batch {
  readonly people: readonly number[]
  readonly high: RightFigure
  /** Absent where nothing is told of it. */
  readonly low?: RightFigure
}

interface Way {
  readonly highs: number
  readonly lows: number
  readonly counts: readonly { readonly high: number; readonly low: number }[]
}

/** The kinds of all, those of `fixed` as they are given; undefined if there are none that fit the figures. */
export function otherKinds(
  batches: readonly Batch[],
  kinds: ReadonlyMap<number, Kind>,
  fixed: ReadonlyMap<number, Kind>,
): Map<number, Kind> | undefined {
  let ways: Way[] = [{ highs: 0, lows: 0, counts: [] }]
  for (const { people, high, low } of batches) {
    const held = people.flatMap((who) => fixed.get(who) ?? [])
    const [fixedHigh, fixedLow] = (['high', 'low'] as const).map(
      (kind) => held.filter((each) => each === kind).length,
    )
    const free = people.length - held.length
    const next = new Map<string, Way>()
    for (const way of ways) {
      for (let highs = high.atLeast; highs <= high.atMost; highs++) {
        const more = highs - way.highs - (fixedHigh ?? 0)
        if (more < 0 || more > free) continue
        const [least, most] = low ? [low.atLeast, low.atMost] : [0, 0]
        for (let lows = least; lows <= most; lows++) {
          const moreLow = lows - way.lows - (fixedLow ?? 0)
          if (moreLow < 0 || more + moreLow > free) continue
          next.set(`${highs} ${lows}`, { highs, lows, counts: [...way.counts, { high: more, low: moreLow }] })
        }
      }
    }
    ways = [...next.values()]
  }
  const [way] = ways
  if (!way) return undefined
  const other = new Map([...kinds, ...fixed])
  for (const [i, { people }] of batches.entries()) {
    const { high = 0, low = 0 } = way.counts[i] ?? {}
    for (const [n, who] of people.filter((one) => !fixed.has(one)).entries())
      other.set(who, n < high ? 'high' : n < high + low ? 'low' : 'neither')
  }
  return other
}
