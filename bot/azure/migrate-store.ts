// Brings a store of an earlier version to the shape this Droppe reads and writes: one step after the other, by one
// instance, while the others wait. Each step may be broken off and done again.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../core/ports.ts'
import { createLeaseRow } from './lease-row.ts'
import { migrateTo2 } from './migrate-to-2.ts'
import { raiseSchema, readSchema, schemaVersion } from './schema-row.ts'
import type { Storage } from './storage.ts'

/** From the version before to this one. Done twice, or by two instances at once, it must do no harm. */
export type MigrationStep = (storage: Storage, log: Log) => Promise<void>

/** By the version they lead to. */
const allSteps: Readonly<Record<number, MigrationStep>> = { 2: migrateTo2 }

/** A step takes seconds; whoever holds the lease says so again long before it is over. */
const leaseSeconds = 60
const restMilliseconds = 1000

/** Throws if the store is of a later version, and if a step fails: the next start tries it again. */
export async function migrateStore(
  storage: Storage,
  log: Log,
  { steps = allSteps, to = schemaVersion } = {},
): Promise<void> {
  const lease = createLeaseRow(storage.settings, 'migration', crypto.randomUUID())
  for (;;) {
    const version = await readSchema(storage.settings)
    if (version === to) return
    if (version > to)
      throw new Error(
        `The store has version ${version} of the schema, this Droppe knows ${to}: a later Droppe has worked with it. Start that one, or restore a backup from before.`,
      )
    if (!(await lease.hold(leaseSeconds))) {
      await sleep(restMilliseconds)
      continue
    }
    const keeping = setInterval(() => lease.hold(leaseSeconds).catch(() => false), (leaseSeconds * 1000) / 3)
    try {
      await step(storage, log, steps, version + 1)
    } finally {
      clearInterval(keeping)
      await lease.release().catch(() => undefined)
    }
  }
}

async function step(
  storage: Storage,
  log: Log,
  steps: Readonly<Record<number, MigrationStep>>,
  to: number,
): Promise<void> {
  // Somebody else may have taken it while this one came for the lease.
  if ((await readSchema(storage.settings)) >= to) return
  const migrate = steps[to]
  if (!migrate) throw new Error(`There is no way from version ${to - 1} of the schema to ${to}.`)
  log.warn({ to }, 'The store is brought to a later version of the schema.')
  await migrate(storage, log)
  await raiseSchema(storage.settings, to)
}
