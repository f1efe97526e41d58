// How a course repeats, reminds and catches up, where course.yaml wants it otherwise than usual.

import { z } from 'zod'
import { defaultTeaching, type Teaching } from '../core/course.ts'
import { type Finding, ruled } from './schema-parts.ts'

const days = (most: number) =>
  z.number().refine((value) => Number.isInteger(value) && value >= 1 && value <= most, {
    error: 'this is no number of days',
    params: { instead: `write a whole number from 1 to ${most}` },
  })
const times = z.number().refine((value) => Number.isInteger(value) && value >= 1 && value <= 10, {
  error: 'this is no number of answers',
  params: { instead: 'write a whole number from 1 to 10' },
})

const { repetition, reminders, catchUpWorkingDays } = defaultTeaching

export const teaching = z.strictObject({
  repetition: z
    .strictObject({
      afterWrongDays: days(365).exactOptional().describe(`${repetition.afterWrongDays} if left out`),
      afterRightDays: days(365).exactOptional().describe(`${repetition.afterRightDays} if left out`),
      retireAfterRight: times.exactOptional().describe(`${repetition.retireAfterRight} if left out`),
    })
    .exactOptional()
    .describe('when a question comes back'),
  reminders: ruled(
    z.strictObject({
      afterWorkingDays: z.array(days(100)).exactOptional().describe('rising, such as [3, 10]; [] for none'),
      expiresAfterWorkingDays: days(100)
        .exactOptional()
        .describe(`${reminders.expiresAfterWorkingDays} if left out`),
    }),
    rising,
  )
    .exactOptional()
    .describe('when an unanswered card is asked again, and when it is let go'),
  catchUpWorkingDays: days(20).exactOptional().describe(`${catchUpWorkingDays} if left out`),
})

export function toTeaching(read: z.output<typeof teaching>): Teaching {
  return {
    repetition: { ...repetition, ...read.repetition },
    reminders: { ...reminders, ...read.reminders },
    catchUpWorkingDays: read.catchUpWorkingDays ?? catchUpWorkingDays,
  }
}

function rising(read: { afterWorkingDays?: readonly number[]; expiresAfterWorkingDays?: number }): Finding[] {
  const { afterWorkingDays, expiresAfterWorkingDays } = { ...reminders, ...read }
  const all = [...afterWorkingDays, expiresAfterWorkingDays]
  if (all.every((day, index) => index === 0 || day > (all[index - 1] ?? 0))) return []
  return [
    {
      what: 'the reminders and the expiry are not in order',
      instead: 'let each come after the one before, the expiry last',
    },
  ]
}
