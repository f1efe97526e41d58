// A lesson as far as it has been written, for a card beside the form: what is missing is empty, what is wrong left out.
import { z } from 'zod'
import { type Lesson, ownQuestion } from '../core/course.ts'

const word = z.string().catch('')
const text = z.record(z.string(), paragraphs().catch('')).catch({})
const option = z.object({
  id: word,
  text,
  right: z.boolean().catch(false),
  why: text.optional().catch(undefined),
})
const question = {
  text,
  options: z.array(option.catch({ id: '', text: {}, right: false })).catch([]),
  explanation: text,
}
const image = z.object({ file: z.string(), alt: text })
const lesson = z.object({
  id: word,
  title: text,
  body: text,
  image: image.optional().catch(undefined),
  question: z.object(question).catch({ text: {}, options: [], explanation: {} }),
  variants: z
    .array(z.object({ id: word, ...question }).catch({ id: '', text: {}, options: [], explanation: {} }))
    .catch([]),
  advice: text,
  facts: z.array(z.object({ source: word }).catch({ source: '' })).catch([]),
})

/** Takes anything; undefined for what is no map of keys at all. Fit for looking at, not for sending to learners. */
export function sketchLesson(value: unknown): Lesson | undefined {
  const { data } = lesson.safeParse(value)
  if (!data) return undefined
  const { image, question, variants, facts, ...rest } = data
  const whole = ({ options, ...asked }: typeof question) => ({
    ...asked,
    options: options.map(({ why, ...each }) => ({ ...each, ...(why && { why }) })),
  })
  return {
    ...rest,
    ...(image && { image }),
    question: { id: ownQuestion, ...whole(question) },
    variants: variants.map((variant) => ({ id: variant.id, ...whole(variant) })),
    facts: facts.map(({ source }) => ({ claim: {}, source, checked: '', recheck: '' })),
    edition: '',
  }
}

/** As in a file that is read for good. */
function paragraphs() {
  return z.string().overwrite((value) => value.trim().replace(/\s*\n\s*/g, '\n\n'))
}
