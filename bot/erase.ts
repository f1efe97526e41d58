// `npm run erase -- --learner ID`: erases one person, whom somebody has asked to be erased. ID is their object id in Entra.
import { parseArgs } from 'node:util'
import { forgetPerson } from './flows/forget-person.ts'
import { openKnownStore } from './known-store.ts'

try {
  const { learner } = parseArgs({ options: { learner: { type: 'string' } } }).values
  if (!learner) throw new Error('Say whom: npm run erase -- --learner ID, with the object id in Entra')
  const world = { ...(await openKnownStore(process.env)), clock: { now: Date.now } }
  const { erased, pilots, trailEntries } = await forgetPerson(world, learner)
  console.log(
    erased
      ? `Their row and ${erased.answers.length} answers were erased. The tallies stay, and hold no id.`
      : 'There is no such learner.',
  )
  if (pilots > 0) console.log(`They were taken out of the audience of ${pilots} pilots.`)
  if (trailEntries > 0)
    console.log(
      `They have changed courses or lessons as a project leader: ${trailEntries} lines of those trails, and the lessons they wrote, keep their id and name. What the organisation has decided about its trails holds for these.`,
    )
  if (erased)
    console.log(
      'Somebody whom the directory still has, and who isn’t kept out of every course, is taken in again as new. Older backups still hold them: erase those.',
    )
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
