// What the calendar in course.yaml may hold.

import Holidays from 'date-holidays'
import { z } from 'zod'
import { date, type Finding, isDate, isTime, repeated, ruled, time } from './schema-parts.ts'

const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC']
const countries = Object.keys(new Holidays().getCountries())

const weekday = z
  .enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])
  .describe('a day in English, from monday to sunday')
const everyWeeks = z.number().refine((value) => Number.isInteger(value) && value >= 1 && value <= 52, {
  error: 'this is no number of weeks',
  params: { instead: 'write a whole number from 1 to 52' },
})
const hours = z.strictObject({
  from: time.describe('when the working day begins'),
  to: time.describe('when it ends'),
})
const vacation = z.strictObject({
  from: date.describe('the first day without lessons'),
  to: date.describe('the last day without lessons'),
})

export const calendar = ruled(
  z.strictObject({
    zone: z.enum(zones).describe('the time zone, such as Europe/Stockholm'),
    weekdays: ruled(z.array(weekday), distinctDays).describe('the days lessons go out, such as [tuesday]'),
    everyWeeks: everyWeeks.describe('1 for every week, 2 for every second'),
    time: time.describe('when lessons go out, such as 09:00'),
    workingHours: ruled(hours, endAfterStart).describe('"from:" and "to:", nothing is sent outside them'),
    holidays: z
      .enum(countries)
      .describe('the country whose public holidays are free, in two letters such as SE'),
    breaks: z.array(ruled(vacation, endNotBeforeStart)).describe('weeks without lessons; [] for none'),
    start: date.describe('the first day anything goes out'),
    end: date.describe('the last day anything goes out'),
  }),
  (read) => [...timeWithinHours(read), ...endAfterBeginning(read)],
)

function distinctDays(days: readonly unknown[]): Finding[] {
  if (days.length === 0)
    return [{ what: 'there is no weekday', instead: 'write one or more, such as [tuesday]' }]
  return repeated(days, (index) => [index])
}

function endAfterStart({ from, to }: { from?: string; to?: string }): Finding[] {
  if (!isTime(from) || !isTime(to) || from < to) return []
  return [
    { path: ['to'], what: 'the working day ends before it begins', instead: `write a time after ${from}` },
  ]
}

function endNotBeforeStart({ from, to }: { from?: string; to?: string }): Finding[] {
  if (!isDate(from) || !isDate(to) || from <= to) return []
  return [{ path: ['to'], what: 'the break ends before it begins', instead: `write ${from} or a later date` }]
}

function endAfterBeginning({ start, end }: { start?: string; end?: string }): Finding[] {
  if (!isDate(start) || !isDate(end) || start < end) return []
  return [{ path: ['end'], what: 'the course ends before it starts', instead: `write a date after ${start}` }]
}

function timeWithinHours(read: { time?: string; workingHours?: { from?: string; to?: string } }): Finding[] {
  const { from, to } = read.workingHours ?? {}
  if (!isTime(read.time) || !isTime(from) || !isTime(to) || from >= to) return []
  if (from <= read.time && read.time < to) return []
  return [
    {
      path: ['time'],
      what: 'lessons go out outside the working hours',
      instead: `write a time from ${from} and before ${to}`,
    },
  ]
}
