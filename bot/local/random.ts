// Chance that can be repeated: the same seed gives the same municipality and the same colleagues.

/** From 0 up to, but not including, 1. */
export type Random = () => number

/** Mulberry32: small, fast, good enough to invent people with; never for anything secret. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Throws if there is nothing to choose from. */
export function oneOf<T>(things: readonly T[], random: Random): T {
  const thing = things[Math.floor(random() * things.length)]
  if (thing === undefined) throw new Error('There is nothing to choose from.')
  return thing
}
