// `npm run retention -- --dry-run`: how many answers would be erased because their time is over, and when the others
// will be. Without --dry-run they are erased, as the instances do by themselves once a day.
import { parseArgs } from 'node:util'
import { ProductionEnvironment } from './environment.ts'
import { retainAnswers } from './flows/retain-answers.ts'
import { openKnownStore } from './known-store.ts'

const RetentionEnvironment = ProductionEnvironment.pick({ DROPPE_ERASE_ANSWERS_AFTER_DAYS: true })

try {
  const { 'dry-run': isDryRun } = parseArgs({
    options: { 'dry-run': { type: 'boolean', default: false } },
  }).values
  const read = RetentionEnvironment.safeParse(process.env)
  if (!read.success) throw new Error(`DROPPE_ERASE_ANSWERS_AFTER_DAYS ${read.error.issues[0]?.message}.`)
  const afterDays = read.data.DROPPE_ERASE_ANSWERS_AFTER_DAYS
  const world = { ...(await openKnownStore(process.env)), clock: { now: Date.now } }
  console.log(`Answers are erased ${afterDays} days after the last day of their course; the tallies stay.`)
  for (const { course, end, from, isDue, answers, learners } of await retainAnswers(world, {
    afterDays,
    isDryRun,
  }))
    console.log(
      isDue
        ? `${course}, which ended on ${end}: ${answers} answers of ${learners} learners ${isDryRun ? 'would be' : 'were'} erased.`
        : `${course}, which ends on ${end}: nothing before ${from}.`,
    )
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
