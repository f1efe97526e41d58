// From a card to the message that carries it, as an object and as the bytes that are sent.
import { ActivityTypes, CardFactory } from 'botbuilder'
import type { Card } from '../core/card.ts'
import { createCardMemory } from './card-memory.ts'
import { renderCard } from './render-card.ts'

/** `summary` is what the notification shows. */
export function messageOf(card: Card) {
  const content = renderCard(card)
  return {
    type: ActivityTypes.Message,
    summary: content.fallbackText,
    attachments: [CardFactory.adaptiveCard(content)],
  }
}

/** The message as JSON in UTF-8. */
export const bodyOf = createCardMemory((card): Buffer => Buffer.from(JSON.stringify(messageOf(card))))
