// Moments as people say them, in their language and the course's zone.
import type { Language } from './course.ts'
import type { Millis } from './timetable.ts'

/** "tisdag 15 september 2026". */
export function dayInWords(at: Millis, zone: string, language: Language): string {
  return inWords(at, zone, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
}

/** "15 september 2026". */
export function dateInWords(at: Millis, zone: string, language: Language): string {
  return inWords(at, zone, language, { day: 'numeric', month: 'long', year: 'numeric' })
}

/** "09:00". */
export function timeInWords(at: Millis, zone: string, language: Language): string {
  return inWords(at, zone, language, { hour: '2-digit', minute: '2-digit' })
}

function inWords(at: Millis, timeZone: string, language: Language, how: Intl.DateTimeFormatOptions): string {
  // Europe's English: the day before the month, and a day of 24 hours.
  const locale = language === 'en' ? 'en-GB' : language
  return new Intl.DateTimeFormat(locale, { ...how, timeZone }).format(at)
}
