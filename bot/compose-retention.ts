// The daily erasing of answers whose time is over, by one instance of several.
import type { TableClient } from '@azure/data-tables'
import { createLeaseRow } from './azure/lease-row.ts'
import { createRetentionRow } from './azure/retention-row.ts'
import type { Clock, CourseRunStore, LearnerStore, Log } from './core/ports.ts'
import { retainDaily } from './flows/retain-answers.ts'
import { startErrand } from './timer/errand.ts'
import type { Life } from './timer/heartbeat.ts'

export interface RetentionNeeds {
  readonly learners: LearnerStore
  readonly runs: CourseRunStore
  readonly clock: Clock
  readonly log: Log
  readonly settings: TableClient
}

/** Ten minutes for the answers of 100,000 people. */
const usual = { leaseSeconds: 1800, failure: 'Old answers can’t be erased.' }

/** `everySeconds`: how often it is seen whether a new day has begun. */
export function startRetention(
  { settings, ...world }: RetentionNeeds,
  { eraseAnswersAfterDays, everySeconds }: { eraseAnswersAfterDays: number; everySeconds: number },
): Life {
  const retaining = { ...world, retention: createRetentionRow(settings) }
  const lease = createLeaseRow(settings, 'retention', crypto.randomUUID())
  return startErrand(
    { lease, log: world.log },
    { ...usual, everySeconds, run: (stopping) => retainDaily(retaining, eraseAnswersAfterDays, stopping) },
  )
}
