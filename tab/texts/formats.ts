// Numbers, shares and times as they are written in the leader's language.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

export interface Formats {
  readonly number: (value: number) => string
  /** Rounded, but never to "none" when there are some, nor to "all" when some are missing. */
  readonly share: (part: number, whole: number) => string
  /** Of a share from 0 to 1, in whole per cent. */
  readonly percent: (share: number) => string
  /** One number where both are the same. */
  readonly range: (low: number, high: number) => string
  /** One share where both are the same once rounded. */
  readonly shareRange: (low: number, high: number, whole: number) => string
  /** An ISO 8601 time with offset, on the clock of its own offset, whatever the zone of the one who looks. */
  readonly day: (iso: string) => string
  readonly dayInFull: (iso: string) => string
  /** An ISO date, without a time. */
  readonly date: (iso: string) => string
  /** An ISO date with its weekday: tis 15 sep. 2026. */
  readonly weekday: (iso: string) => string
  /** An ISO date without its year. */
  readonly shortDate: (iso: string) => string
  /** Two ISO dates, without their years. */
  readonly dateRange: (from: string, to: string) => string
  /** "monday" and so on, as the language says it. */
  readonly weekdayName: (day: string) => string
  /** The first two letters or so, for the head of a calendar. */
  readonly weekdayLetters: (day: string) => string
  /** Of an ISO year and month (2026-09). */
  readonly month: (iso: string) => string
  /** A moment in milliseconds, on the calendar and the clock of the one who looks. */
  readonly moment: (at: number) => string
  /** Several things in a sentence: a, b och c. */
  readonly list: (of: readonly string[]) => string
  /** A time on the clock of the one who looks. */
  readonly clock: (at: Date) => string
}

export function useFormats(): Formats {
  const { t } = useTranslation()
  const locale = t('locale')
  return useMemo(() => formatsFor(locale), [locale])
}

function formatsFor(locale: string): Formats {
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const time = { hour: '2-digit', minute: '2-digit' } as const
  const written = { timeZone: 'UTC', ...time } as const
  const day = new Intl.DateTimeFormat(locale, {
    ...written,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  })
  const dayInFull = new Intl.DateTimeFormat(locale, {
    ...written,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  const date = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  const weekday = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  })
  const shortDate = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short' })
  const weekdayName = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long' })
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const list = new Intl.ListFormat(locale)
  const month = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' })
  const clock = new Intl.DateTimeFormat(locale, time)
  return {
    number: number.format,
    share: (part, whole) => percent.format(roundedShare(part, whole)),
    percent: percent.format,
    range: (low, high) => spanOf(number, low, high),
    shareRange: (low, high, whole) => spanOf(percent, roundedShare(low, whole), roundedShare(high, whole)),
    day: (iso) => day.format(asWritten(iso)),
    date: (iso) => date.format(asWritten(`${iso}T00:00`)),
    dayInFull: (iso) => dayInFull.format(asWritten(iso)),
    month: (iso) => month.format(asWritten(`${iso}-01T00:00`)),
    weekday: (iso) => weekday.format(asWritten(`${iso}T00:00`)),
    shortDate: (iso) => shortDate.format(asWritten(`${iso}T00:00`)),
    dateRange: (from, to) => shortDate.formatRange(asWritten(`${from}T00:00`), asWritten(`${to}T00:00`)),
    weekdayName: (day) => weekdayName.format(dayCalled(day)),
    weekdayLetters: (day) => weekdayName.format(dayCalled(day)).slice(0, 2),
    moment: moment.format,
    list: (of) => list.format(of),
    clock: clock.format,
  }
}

function roundedShare(part: number, whole: number): number {
  if (part <= 0 || part >= whole) return whole > 0 && part > 0 ? 1 : 0
  return Math.min(0.99, Math.max(0.01, part / whole))
}

/** Intl writes "~5" where both ends look the same. */
function spanOf(format: Intl.NumberFormat, low: number, high: number): string {
  return format.format(low) === format.format(high) ? format.format(low) : format.formatRange(low, high)
}

/** The date and time that stand in the text, read as UTC: Intl takes offsets as time zones in new browsers only. */
function asWritten(iso: string): Date {
  return new Date(`${iso.slice(0, 'yyyy-mm-ddThh:mm'.length)}Z`)
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** Some day of that name: 5 January 1970 was a Monday. */
function dayCalled(weekday: string): Date {
  return new Date(Date.UTC(1970, 0, 5 + weekdays.indexOf(weekday)))
}
