// Which simulated people can't be reached, as which code, and what is refused on that account.
import type { BadDays } from './bad-days.ts'
import { choiceByShare, randomOf } from './chance.ts'
import { type ConnectorAnswer, type UnreachableCode, unreachable } from './connector-refusals.ts'
import type { Asked } from './fates.ts'
import { readChat } from './simulated-chat.ts'

export type CodeOf = (person: string) => UnreachableCode | undefined

/** By share, the code is made from the seed and the person's id. Throws if the shares add up to more than 1. */
export function unreachablePeople(wanted: BadDays['unreachable'] = {}, seed: number): CodeOf {
  if (typeof wanted === 'function') return wanted
  const codes = Object.keys(unreachable) as UnreachableCode[]
  const shares = codes.map((code) => [code, wanted[code] ?? 0] as const)
  const codeAt = choiceByShare('unreachable', shares)
  return (person) => codeAt(randomOf(seed, person)())
}

/** Undefined when nobody unreachable is meant. */
export function refusalFor(asked: Asked, codeOf: CodeOf): ConnectorAnswer | undefined {
  switch (asked.kind) {
    case 'in chat':
      return inChat(asked.conversationId, codeOf)
    case 'open chat':
      return opening(codeOf(asked.person), asked.sends)
    case 'other':
      return undefined
  }
}

function inChat(conversationId: string, codeOf: CodeOf): ConnectorAnswer | undefined {
  const chat = readChat(conversationId)
  const code = chat && codeOf(chat.person)
  if (!chat || !code) return undefined
  const isNewChat = code === 'ConversationNotFound' && chat.nth > 1
  return isNewChat ? undefined : unreachable[code]
}

function opening(code: UnreachableCode | undefined, sends: boolean): ConnectorAnswer | undefined {
  switch (code) {
    case undefined:
    case 'ConversationNotFound':
      return undefined
    // Opening a chat disturbs nobody; only a card in it would.
    case 'ConversationBlockedByUser':
    case 'MessageWritesBlocked':
      return sends ? unreachable[code] : undefined
    case 'BotDisabledByAdmin':
      return unreachable[code]
    // There is no roster yet to be missing from.
    case 'BotNotInConversationRoster':
    case 'ForbiddenOperationException':
      return unreachable.ForbiddenOperationException
  }
}
