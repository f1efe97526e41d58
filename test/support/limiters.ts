// How a connector may decide that a request came too fast; nobody knows which of them Teams has.
export type Limiter = (at: number) => 'accepted' | 'refused'

/** Holds one second's worth and is full at first; a refused request takes nothing. */
export function tokenBucket(perSecond: number): Limiter {
  let tokens = perSecond
  let filledAt = Number.NEGATIVE_INFINITY
  return (at) => {
    tokens = Math.min(perSecond, tokens + ((at - filledAt) / 1000) * perSecond)
    filledAt = at
    if (tokens < 1) return 'refused'
    tokens -= 1
    return 'accepted'
  }
}

/** So many in each window by the clock. */
export function fixedWindow(perSecond: number, windowSeconds = 1): Limiter {
  let window = Number.NaN
  let count = 0
  return (at) => {
    const current = Math.floor(at / (windowSeconds * 1000))
    if (current !== window) count = 0
    window = current
    if (count >= perSecond * windowSeconds) return 'refused'
    count++
    return 'accepted'
  }
}

/** So many in the second before any moment. */
export function slidingSecond(perSecond: number): Limiter {
  const accepted: number[] = []
  return (at) => {
    if ((accepted.at(-perSecond) ?? Number.NEGATIVE_INFINITY) > at - 1000) return 'refused'
    accepted.push(at)
    return 'accepted'
  }
}
