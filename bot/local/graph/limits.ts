// How much the simulated Graph takes before it answers 429.
// https://learn.microsoft.com/graph/throttling-limits: Microsoft Teams, and Outlook per app and mailbox.

export interface Limits {
  readonly teamsReadsPerSecond: number
  readonly installsPerSecond: number
  readonly removalsPerSecond: number
  readonly lettersPerTenMinutes: number
  /** Letters on their way at the same time. */
  readonly lettersAtOnce: number
}

export const documentedLimits: Limits = {
  teamsReadsPerSecond: 30,
  installsPerSecond: 30,
  removalsPerSecond: 15,
  lettersPerTenMinutes: 10_000,
  lettersAtOnce: 4,
}

export interface Bucket {
  /** 0 when there was something left, else in how many seconds there will be; at least 1, as in Graph. */
  take(): number
}

/** Full at the start, and refilled evenly. `now` in milliseconds. */
export function createBucket(size: number, refillSeconds: number, now: () => number): Bucket {
  let left = size
  let last = now()
  const perMillisecond = size / (refillSeconds * 1000)
  return {
    take() {
      const time = now()
      left = Math.min(size, left + (time - last) * perMillisecond)
      last = time
      if (left >= 1) {
        left -= 1
        return 0
      }
      return Math.max(1, Math.ceil((1 - left) / perMillisecond / 1000))
    },
  }
}
