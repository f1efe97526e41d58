// What survey.yaml may hold. There is no key for free text or for what one thinks, and there must be none.

import { z } from 'zod'
import type { Language } from '../core/course.ts'
import { questionKeys } from './question-schema.ts'
import { type Finding, id, repeated, ruled, textSchema } from './schema-parts.ts'

export function surveySchema(languages: readonly Language[] | undefined) {
  const text = textSchema(languages)
  return z.strictObject({
    confidence: text.describe(
      'a statement to place oneself towards, from 1 to 5, such as "I know whom to ask"',
    ),
    questions: ruled(z.array(z.strictObject({ id, ...questionKeys(text) })), distinctQuestions).describe(
      'what everyone is asked before the first lesson and after the last',
    ),
  })
}

function distinctQuestions(questions: readonly ({ id?: string } | null)[]): Finding[] {
  if (questions.length === 0)
    return [{ what: 'the survey asks nothing', instead: 'add a question, or remove the file' }]
  return repeated(
    questions.map((question) => question?.id),
    (index) => [index, 'id'],
  )
}
