// Where a learner stands, said briefly: items that are out, answered or over.
import type { Learner } from '../../bot/core/learner.ts'
import type { ItemStanding } from '../../bot/core/standing.ts'
import { at, learner } from './builders.ts'

/** Out and open, never reminded of. */
export function sent(cardAt: number, overrides: Partial<ItemStanding> = {}): ItemStanding {
  return {
    state: 'sent',
    since: cardAt,
    question: 'main',
    cardAt,
    shownAt: cardAt,
    reminders: 0,
    ...overrides,
  }
}

/** Answered the moment it came. */
export function answered(
  cardAt: number,
  right: boolean,
  overrides: Partial<ItemStanding> = {},
): ItemStanding {
  return sent(cardAt, { state: 'answered', right, ...overrides })
}

export function expired(cardAt: number, since: number): ItemStanding {
  return sent(cardAt, { state: 'expired', since, reminders: 2 })
}

export function unreached(cardAt: number): ItemStanding {
  return sent(cardAt, { state: 'unreached', reason: 'blocked' })
}

/** In the course "stad" since before it began. */
export function enrolled(
  items: Record<string, ItemStanding> = {},
  overrides: Partial<Learner> = {},
): Learner {
  return learner({
    standings: { stad: { joined: at('2026-08-01'), department: 'Skola', items } },
    ...overrides,
  })
}
