// What a lesson file may hold.

import { z } from 'zod'
import type { Language, Lesson } from '../core/course.ts'
import { date, type Finding, filled, id, isDate, repeated, ruled, textSchema, word } from './schema-parts.ts'

/** The id of the lesson's own question, which has none in the file. */
const mainQuestion = 'main'

export function lessonSchema(languages: readonly Language[] | undefined) {
  const text = textSchema(languages)

  const option = ruled(
    z.strictObject({
      id: id.describe('a letter or a short word that never changes, once sent'),
      text: text.describe('the answer one can choose'),
      right: z.boolean().describe('true or false'),
      why: text.exactOptional().describe('why it is wrong, told to whoever chose it'),
    }),
    whyWrong,
  )
  const question = {
    text: text.describe('the question'),
    options: ruled(z.array(option), enoughOptions).describe('the answers to choose from, at least two'),
    explanation: text.describe('what everyone reads after the answer'),
  }
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

  return z.strictObject({
    id,
    title: text.describe('what the lesson is about, in a few words'),
    body: text.describe('a minute of reading'),
    question: z.strictObject(question).describe('one question on the thought of the lesson'),
    variants: ruled(z.array(z.strictObject({ id, ...question })), ownIds).describe(
      'other scenarios that test the same thought, asked at repetitions; [] for none',
    ),
    advice: text.describe('one thing to do on an ordinary day'),
    facts: ruled(z.array(fact), atLeastOneFact).describe('each claim with its source and dates'),
  })
}

export function toLesson(read: z.output<ReturnType<typeof lessonSchema>>): Lesson {
  return { ...read, question: { id: mainQuestion, ...read.question } }
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

function ownIds(variants: readonly ({ id?: string } | null)[]): Finding[] {
  return repeated([mainQuestion, ...variants.map((variant) => variant?.id)], (index) => [index - 1, 'id'])
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
