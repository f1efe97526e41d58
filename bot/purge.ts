// `npm run purge -- --course ID`: how much of a course that is over would go from the learners; with --yes it goes.
import { parseArgs } from 'node:util'
import { purgeCourse } from './flows/purge-course.ts'
import { openKnownStore } from './known-store.ts'

try {
  const { course, yes } = parseArgs({
    options: { course: { type: 'string' }, yes: { type: 'boolean', default: false } },
  }).values
  if (!course) throw new Error('Say which: npm run purge -- --course ID [--yes]')
  const world = { ...(await openKnownStore(process.env)), clock: { now: Date.now } }
  const purged = await purgeCourse(world, course, { isDryRun: !yes })
  if (purged.kind === 'no such course') {
    const known = (await world.runs.list()).map((run) => run.course).join(', ')
    throw new Error(`No course "${course}" has been started. There are: ${known || 'none'}.`)
  }
  if (purged.kind === 'running')
    throw new Error(
      purged.end === undefined
        ? `The course "${course}" is paused. Let it come to its end first.`
        : `The course "${course}" ends on ${purged.end}. It can be purged two days after that.`,
    )
  const { standings, answers } = purged
  console.log(
    yes
      ? `${standings} learners’ standings in "${course}" and ${answers} answers were erased. Its figures stay.`
      : `${standings} learners’ standings in "${course}" and ${answers} answers would be erased, and with them the way to a certificate. Its figures would stay. Give --yes to do it.`,
  )
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
