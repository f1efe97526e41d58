// The zone in which people's days begin and end.
import type { RunningCourse } from '../core/running-course.ts'

/** That of the first running course. */
export function zoneOf([first]: readonly RunningCourse[]): string {
  return first?.timetable.zone ?? 'Europe/Stockholm'
}
