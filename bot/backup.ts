// `npm run backup -- --to FOLDER`: all tables into a folder, while instances go on.
import { parseArgs } from 'node:util'
import { writeBackup } from './azure/backup-write.ts'
import { openStoreOf } from './store-of-environment.ts'

try {
  const { to } = parseArgs({ options: { to: { type: 'string' } } }).values
  if (!to) throw new Error('Say where to: npm run backup -- --to FOLDER')
  const began = performance.now()
  const { tables } = await writeBackup(await openStoreOf(process.env), to)
  for (const { name, rows } of tables) console.log(`${name}: ${rows} rows`)
  const seconds = Math.ceil((performance.now() - began) / 1000)
  console.log(
    `Backed up to ${to} in ${seconds} s. There are people's answers in it and the key of their links: keep it as safe as the storage account, and erase it when it is too old to use.`,
  )
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
