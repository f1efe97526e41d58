// `npm run restore -- --from FOLDER`: a backup into an empty store, or with --replace into one that has been used.
import { parseArgs } from 'node:util'
import { restoreBackup } from './azure/backup-restore.ts'
import { openStoreOf } from './store-of-environment.ts'

try {
  const { from, replace } = parseArgs({
    options: { from: { type: 'string' }, replace: { type: 'boolean', default: false } },
  }).values
  if (!from) throw new Error('Say where from: npm run restore -- --from FOLDER [--replace]')
  const began = performance.now()
  const { tables, slices } = await restoreBackup(await openStoreOf(process.env), {
    folder: from,
    isReplacing: replace,
  })
  for (const { name, rows } of tables) console.log(`${name}: ${rows} rows`)
  const seconds = Math.ceil((performance.now() - began) / 1000)
  console.log(
    `Restored from ${from} in ${seconds} s. The store has ${slices} slices: instances need DROPPE_SLICES=${slices}.`,
  )
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
