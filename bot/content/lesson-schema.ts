// What a lesson file may hold.

import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Language, type Lesson, ownQuestion } from '../core/course.ts'
import { questionKeys } from './question-schema.ts'
import { date, type Finding, filled, id, isDate, repeated, ruled, textSchema, word } from './schema-parts.ts'

type LessonSchema = ReturnType<typeof makeLessonSchema>
const made = new Map<string, LessonSchema>()

/** Making one costs as much as reading a lesson with it: made once for each set of languages. */
export function lessonSchema(languages: readonly Language[] | undefined): LessonSchema {
  const key = languages?.join(' ') ?? ''
  const schema = made.get(key) ?? makeLessonSchema(languages)
  made.set(key, schema)
  return schema
}

function makeLessonSchema(languages: readonly Language[] | undefined) {
  const text = textSchema(languages)
  const question = questionKeys(text)

  const fact = ruled(
    z.strictObject({
      claim: text.describe('what the lesson says about the world'),
      source: filled.describe('who says so, and where'),
      url: word(isWebAddress, 'this is no web address', 'write all of it, from https://')
        .exactOptional()
        .describe('where one can read it'),
      checked: date.describe('the date someone last checked it'),
      recheck: date.describe('the date it must be checked again'),
    }),
    datesInOrder,
  )
  const image = z.strictObject({
    file: word(
      (value) => /^[a-z0-9-]+\.png$/.test(value),
      'this is no name of a PNG picture',
      'write one of a-z, 0-9 and hyphen, such as why-everyone.png',
    ).describe("a PNG in the course's folder images"),
    alt: text.describe('what the picture shows, to somebody who can not see it'),
  })

  return z.strictObject({
    id,
    title: text.describe('what the lesson is about, in a few words'),
    thought: text.exactOptional().describe('the one thing to remember, for the contents list'),
    body: text.describe('a minute of reading'),
    image: image.exactOptional().describe('a picture, with "file:" and "alt:"'),
    question: z.strictObject(question).describe('one question on the thought of the lesson'),
    variants: ruled(z.array(z.strictObject({ id, ...question })), ownIds).describe(
      'other scenarios that test the same thought, asked at repetitions; [] for none',
    ),
    advice: text.describe('one thing to do on an ordinary day'),
    facts: ruled(z.array(fact), atLeastOneFact).describe('each claim with its source and dates'),
  })
}

/** The thought is for authors: the bot has no use for it. */
export function toLesson(read: z.output<ReturnType<typeof lessonSchema>>): Lesson {
  const { thought: _, ...lesson } = read
  const edition = createHash('sha256').update(JSON.stringify(lesson)).digest('base64url').slice(0, 12)
  return { ...lesson, edition, question: { id: ownQuestion, ...read.question } }
}

function ownIds(variants: readonly ({ id?: string } | null)[]): Finding[] {
  return repeated([ownQuestion, ...variants.map((variant) => variant?.id)], (index) => [index - 1, 'id'])
}

function datesInOrder({ checked, recheck }: { checked?: string; recheck?: string }): Finding[] {
  if (!isDate(checked) || !isDate(recheck) || checked <= recheck) return []
  return [
    {
      path: ['recheck'],
      what: 'the fact is to be rechecked before it was checked',
      instead: `write a date after ${checked}`,
    },
  ]
}

function atLeastOneFact(facts: readonly unknown[]): Finding[] {
  if (facts.length > 0) return []
  return [
    { what: 'the lesson has no fact', instead: 'add each claim it makes, with source, checked and recheck' },
  ]
}

function isWebAddress(value: string): boolean {
  return URL.canParse(value) && new URL(value).protocol === 'https:'
}
