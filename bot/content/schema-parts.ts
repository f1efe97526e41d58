// The small parts of which courses and lessons are made: texts, ids, dates, times.
// Each carries its description, which is also what an author reads when it is missing.

import { z } from 'zod'
import type { Language, Text } from '../core/course.ts'

/** What a rule finds wrong; `path` leads from the value it looked at to the place in it. */
export interface Finding {
  readonly path?: readonly PropertyKey[]
  readonly what: string
  readonly instead: string
}

/**
 * Adds a rule on a whole map or list. It runs even where parts are missing or wrong, so that every problem
 * is told at once; `V` says what the rule can count on, which is not more than that.
 */
export function ruled<S extends z.ZodObject | z.ZodArray, V extends object>(
  schema: S,
  findings: (value: V) => Finding[],
): S {
  const isList = schema instanceof z.ZodArray
  const rule = z.superRefine<V>(
    (value, { addIssue }) => {
      for (const { path = [], what, instead } of findings(value)) {
        addIssue({ code: 'custom', path: [...path], message: what, params: { instead } })
      }
    },
    { when: ({ value }) => typeof value === 'object' && value !== null && Array.isArray(value) === isList },
  )
  return schema.check(rule as never) as S
}

/** A string for which `holds`. */
export function word(holds: (value: string) => boolean, what: string, instead: string) {
  return z.string().refine(holds, { error: what, params: { instead } })
}

/** A text with something in it. A line break starts a new paragraph, which a card needs to have as an empty line. */
export const filled = z
  .string()
  .overwrite((value) => value.trim().replace(/\s*\n\s*/g, '\n\n'))
  .refine((value) => value !== '', {
    error: 'the text is empty',
    params: { instead: 'write it, or remove the key where it may be left out' },
  })

/** A text in each of these languages and no other; languages unknown, any will do. */
export function textSchema(languages: readonly Language[] | undefined): z.ZodType<Text> {
  if (!languages) return z.record(z.string(), filled)
  return z.strictObject(
    Object.fromEntries(languages.map((language) => [language, filled.describe(`the text in "${language}"`)])),
  )
}

/** Ids are part of table keys, so nothing that storage treats in its own way may be in them. */
export const id = word(
  (value) => /^[a-z0-9-]{1,40}$/.test(value),
  'the id has signs that an id may not have, or too many',
  'use at most 40 of a-z, 0-9 and hyphen',
).describe('a short name that never changes once sent, of a-z, 0-9 and hyphen')

export const date = word(
  isDate,
  'this is no date in the calendar',
  'write year-month-day, such as 2026-11-22',
)

export const time = word(isTime, 'this is no time of day', 'write hours and minutes, such as 09:00')

export function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const parsed = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(parsed.valueOf()) && parsed.toISOString().startsWith(value)
}

export function isTime(value: unknown): value is string {
  return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
}

/** One finding for each key that an earlier item of the list has too. */
export function repeated(keys: readonly unknown[], pathOf: (index: number) => PropertyKey[]): Finding[] {
  return keys.flatMap((key, index) => (isRepeated(keys, index) ? { path: pathOf(index), ...taken(key) } : []))
}

export function isRepeated(keys: readonly unknown[], index: number): boolean {
  return keys[index] !== undefined && keys.indexOf(keys[index]) < index
}

export function taken(key: unknown): Finding {
  return { what: `"${key}" is already taken`, instead: 'choose another or remove it' }
}
