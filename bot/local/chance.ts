// Chance that belongs to a thing instead of a sequence: the same seed and the same thing give the same, in any order.
import { type Random, seededRandom } from './random.ts'

/** Throws if the shares add up to more than 1. */
export function choiceByShare<T extends string | number>(
  name: string,
  shares: readonly (readonly [T, number])[],
): (chance: number) => T | undefined {
  const sum = shares.reduce((total, [, share]) => total + share, 0)
  // A little over 1 is only the way in which fractions add up.
  if (sum > 1 + 1e-9) throw new Error(`The shares of "${name}" add up to ${sum}: lower some, to 1 at most.`)
  return (chance) => {
    let left = chance
    for (const [choice, share] of shares) {
      if (left < share) return choice
      left -= share
    }
    return undefined
  }
}

/** The draws of the nth thing. */
export function randomOfNth(seed: number, nth: number): Random {
  // 2³² over the golden ratio: neighbours come out far from each other.
  return seededRandom(seed ^ Math.imul(nth, 0x9e3779b1))
}

/** The draws of whom or what the name names. */
export function randomOf(seed: number, name: string): Random {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  return randomOfNth(seed, hash)
}
