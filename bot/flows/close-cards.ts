// Puts a sentence in the place of cards that nobody should answer any more.
import type { Notice } from '../core/card.ts'
import type { Log, Messenger } from '../core/ports.ts'
import type { DeadCard } from './claim-items.ts'

/** Best effort: a card that stays is answered with the same sentence by whoever records answers. */
export async function closeCards(
  { messenger, log }: { messenger: Messenger; log: Log },
  cards: readonly DeadCard[],
  notice: Extract<Notice, 'moved' | 'expired'>,
): Promise<void> {
  const outcomes = await Promise.all(
    cards.map(({ conversation, language, activityId }) =>
      messenger.update(conversation, activityId, { kind: 'notice', language, notice }),
    ),
  )
  const left = outcomes.filter(({ kind }) => kind !== 'sent').length
  if (left > 0) log.warn({ notice, cards: left }, 'Old cards could not be closed.')
}
