// What course.yaml may hold.

import { z } from 'zod'
import type { Course, Language, Lesson, Survey } from '../core/course.ts'
import { calendar } from './calendar-schema.ts'
import { type Finding, filled, id, repeated, ruled, textSchema, word } from './schema-parts.ts'
import { teaching, toTeaching } from './teaching-schema.ts'

const language = word(
  (value) => /^[a-z]{2,3}$/.test(value),
  'this is no language code',
  'write its two or three small letters, such as sv',
)
const languages = ruled(z.array(language), distinctLanguages)

/** The course's languages, if they are right: they decide which every other text must have. */
export function languagesOf(course: unknown): readonly Language[] | undefined {
  return z.object({ languages }).safeParse(course).data?.languages
}

export function courseSchema(wanted: readonly Language[] | undefined) {
  const text = textSchema(wanted)
  const email = word(
    (value) => /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(value),
    'this is no e-mail address',
    'write one such as name@example.se',
  )
  const contact = z.strictObject({
    name: text.describe('whom to ask'),
    email: email.describe('an e-mail address that someone reads'),
    phone: filled.exactOptional().describe('a telephone number'),
  })

  const groups = z.array(filled).default([]).describe('ids of groups in the directory, such as [0e3f…]')
  const audience = z.strictObject({ include: groups, exclude: groups })

  return z.strictObject({
    id: id.describe('the name of the folder'),
    title: text.describe('what the course is called'),
    why: text.describe('why one gets it, in a sentence or two'),
    contact: contact.describe('whom to turn to, with "name:" and "email:"'),
    languages: languages.describe('the languages of all texts, such as [sv, en]'),
    calendar: calendar.describe('when lessons go out'),
    teaching: teaching
      .exactOptional()
      .describe('how the course repeats and reminds, where it is not as usual'),
    audience: audience.exactOptional().describe('whom it is for, where that is not everybody'),
  })
}

/** The rule on languages has seen to it that there is a first one. */
export function toCourse(
  read: z.output<ReturnType<typeof courseSchema>>,
  lessons: readonly Lesson[],
  survey: Survey | undefined,
): Course {
  const { teaching = {}, ...rest } = read
  return {
    ...rest,
    teaching: toTeaching(teaching),
    languages: read.languages as unknown as Course['languages'],
    lessons,
    ...(survey && { survey }),
  }
}

function distinctLanguages(languages: readonly unknown[]): Finding[] {
  if (languages.length === 0)
    return [{ what: 'there is no language', instead: 'write at least one, such as [sv]' }]
  return repeated(languages, (index) => [index])
}
