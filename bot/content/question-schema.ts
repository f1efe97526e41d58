// What a question may hold, wherever it stands: in a lesson, as a variant, in a survey.

import { z } from 'zod'
import type { Text } from '../core/course.ts'
import { type Finding, id, repeated, ruled } from './schema-parts.ts'

/** The keys of a question, without the id that variants and surveys give it. */
export function questionKeys(text: z.ZodType<Text>) {
  const option = ruled(
    z.strictObject({
      id: id.describe('a letter or a short word that never changes, once sent'),
      text: text.describe('the answer one can choose'),
      right: z.boolean().describe('true or false'),
      why: text.exactOptional().describe('why it is wrong, told to whoever chose it'),
    }),
    whyWrong,
  )
  return {
    text: text.describe('the question'),
    options: ruled(z.array(option), enoughOptions).describe('the answers to choose from, at least two'),
    explanation: text.describe('what everyone reads after the answer'),
  }
}

function whyWrong({ right, why }: { right?: boolean; why?: unknown }): Finding[] {
  if (right !== false || why !== undefined) return []
  return [
    {
      what: 'a wrong option does not say why it is wrong',
      instead: 'add "why:" with a sentence to whoever chose it',
    },
  ]
}

function enoughOptions(options: readonly ({ id?: string; right?: boolean } | null)[]): Finding[] {
  const found = repeated(
    options.map((option) => option?.id),
    (index) => [index, 'id'],
  )
  if (options.length < 2) {
    found.push({ what: 'there are fewer than two options', instead: 'give two or more to choose from' })
  }
  if (options.length > 0 && options.every((option) => option?.right === false)) {
    found.push({ what: 'no option is right', instead: 'write "right: true" on at least one' })
  }
  return found
}
