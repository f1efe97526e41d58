// Which of the invented accounts are odd, and how: so often that a municipality of 200 already has each oddity.

/** About one in so many people; primes, so that the oddities don't march in step. */
const oneIn = {
  'department spelled otherwise': 7,
  'no language': 11,
  'made in the cloud': 13,
  'Teams bought apart': 19,
  'no licence': 23,
  'licence without Teams': 29,
  disabled: 37,
  guest: 41,
  'no mail': 43,
  'no department': 47,
  'same name as another': 53,
  'second account': 59,
  'no user type': 61,
  'long name': 67,
  'licence in its grace period': 71,
} as const

export type Oddity = keyof typeof oneIn | 'none'

const rarestFirst = Object.entries(oneIn).sort(([, one], [, other]) => other - one) as [Oddity, number][]

/** At most one each: the rarest of those whose turn it is. `number` counts people from 1. */
export function oddityOf(number: number, seed: number): Oddity {
  for (const [oddity, period] of rarestFirst) {
    if ((number + seed) % period === period >> 1) return oddity
  }
  return 'none'
}
