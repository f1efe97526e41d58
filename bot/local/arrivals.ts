// When requests came, kept compactly, and how closely they came. What they were, nobody here knows.

export interface Arrivals {
  /** Milliseconds of any one clock; never earlier than the one before. */
  add(moment: number): void
  /** All so far, ascending; stays as it is when more come. */
  all(): Float64Array
}

/** Eight bytes each: a million requests are 8 MB. */
export function createArrivals(): Arrivals {
  let moments = new Float64Array(1024)
  let count = 0
  return {
    add(moment) {
      if (count === moments.length) {
        const longer = new Float64Array(2 * count)
        longer.set(moments)
        moments = longer
      }
      moments[count++] = moment
    },
    all: () => moments.slice(0, count),
  }
}

/** The most moments within any window of this length, its end not included. `arrivals` ascend. */
export function busiest(arrivals: ArrayLike<number>, windowMilliseconds: number): number {
  let most = 0
  let first = 0
  for (let last = 0; last < arrivals.length; last++) {
    while ((arrivals[last] ?? 0) - (arrivals[first] ?? 0) >= windowMilliseconds) first++
    most = Math.max(most, last - first + 1)
  }
  return most
}

/** How many came in each second between two moments, the second not included, on average. */
export function perSecond(arrivals: ArrayLike<number>, from: number, to: number): number {
  let count = 0
  for (let nth = 0; nth < arrivals.length; nth++) {
    const moment = arrivals[nth] ?? 0
    if (moment >= from && moment < to) count++
  }
  return (count * 1000) / (to - from)
}
