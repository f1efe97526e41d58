// All that is stored about one person, as a file they can read.
import type { StoredData } from '../flows/show-stored-data.ts'

/** Milliseconds since 1970 in our rows, a date and time in theirs. */
const moments = new Set([
  'joined',
  'since',
  'from',
  'until',
  'left',
  'cardAt',
  'shownAt',
  'at',
  'last',
  'refused',
])

export function storedDataJson({ learner, answers }: StoredData, now: number): string {
  const written = { writtenAt: new Date(now).toISOString(), learner, answers }
  return `${JSON.stringify(written, asRead, 2)}\n`
}

function asRead(name: string, value: unknown): unknown {
  const isMoment = moments.has(name) && typeof value === 'number' && Math.abs(value) <= 8.64e15
  return isMoment ? new Date(value).toISOString() : value
}
