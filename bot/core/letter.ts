// What a letter says: the same as the card of an item, and where it is answered.
import type { Card } from './card.ts'

export interface Letter {
  readonly item: Extract<Card, { kind: 'lesson' | 'survey' }>
  /** The page where it is answered; the only thing in a letter that is one reader's own. */
  readonly link: string
  /** The same however often one sending is tried, another for each reminder. It names the learner. */
  readonly name: string
}
