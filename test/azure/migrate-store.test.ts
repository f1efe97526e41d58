import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { restoreBackup } from '../../bot/azure/backup-restore.ts'
import { createCourseContentTable } from '../../bot/azure/course-content-table.ts'
import { createCourseRunTable } from '../../bot/azure/course-run-table.ts'
import { createLearnerTable } from '../../bot/azure/learner-table.ts'
import { type MigrationStep, migrateStore } from '../../bot/azure/migrate-store.ts'
import { prepareStore } from '../../bot/azure/prepare-store.ts'
import { createPublicationTable } from '../../bot/azure/publication-table.ts'
import { raiseSchema, readSchema, schemaVersion } from '../../bot/azure/schema-row.ts'
import { keepSlices } from '../../bot/azure/settings-table.ts'
import { openStorage, type Storage } from '../../bot/azure/storage.ts'
import type { Overview } from '../../bot/core/overview.ts'
import { addReach } from '../../bot/core/reach-counts.ts'
import { checkLedger } from '../../bot/flows/check-ledger.ts'
import { createPlanner } from '../../bot/flows/plan-courses.ts'
import { showOverview } from '../../bot/flows/show-overview.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { recordingLog } from '../support/builders.ts'
import { storedRows } from './stored-rows.ts'

/**
 * A store that the last Droppe of version 1 has made: 60 people in two courses, some of whom have joined late, paused,
 * left or blocked the bot; and the overview it showed then.
 */
const version1 = fileURLToPath(new URL('version-1', import.meta.url))
const recorded = JSON.parse(
  readFileSync(new URL('version-1-overview.json', import.meta.url), 'utf8'),
) as Overview
const slices = 4

describe('a store of version 1', function () {
  this.timeout(60_000)
  const azurite = azuriteForTests()
  let stores = 0
  const newStore = () =>
    openStorage({ connectionString: azurite().connectionString, prefix: `m${++stores}x${process.pid}` })
  const prepare = (storage: Storage, log = recordingLog()) => prepareStore(storage, slices, log)

  async function oldStore(): Promise<Storage> {
    const storage = await newStore()
    await restoreBackup(storage, { folder: version1, isReplacing: false })
    return storage
  }

  async function partsOf(storage: Storage) {
    const learners = createLearnerTable(storage.learners, slices, { onDamaged: assert.fail })
    const runs = createCourseRunTable(storage.courseRuns)
    const courses = await createCourseContentTable(storage.courseContents).list()
    const planner = createPlanner({
      runs,
      source: { current: async () => courses },
      maxAgeMilliseconds: 0,
      elapsed: () => 0,
    })
    const publications = createPublicationTable(storage.publications)
    const clock = { now: () => Date.parse(recorded.asOf) }
    return { learners, planner, publications, clock }
  }

  it('loses no row, and changes nothing but learners and marks', async () => {
    const storage = await oldStore()
    const before = await storedRows(storage)

    await prepare(storage)

    const after = await storedRows(storage)
    const keysOf = (rows: string[]) => rows.map((row) => /"RowKey":"[^"]+"/.exec(row)?.[0] ?? '')
    const isNew = (row: string) => row.includes('"RowKey":"schema"')
    assert.deepEqual(keysOf(after.filter((row) => !isNew(row))), keysOf(before))
    const changed = after.filter((row) => !before.includes(row) && !isNew(row))
    assert.deepEqual([...new Set(keysOf(changed).map((key) => key[10]))].sort(), ['l', 'm'])
    assert.equal(await readSchema(storage.settings), schemaVersion)
  })

  it('has a ledger that adds up, with a department in every standing as it lies there', async () => {
    const storage = await oldStore()

    await prepare(storage)

    const { learners, planner } = await partsOf(storage)
    await checkLedger(learners, (await planner.current()).courses)
    const standings = (await storedRows(storage))
      .filter((row) => row.includes('"RowKey":"l|'))
      .flatMap((row) => Object.entries(JSON.parse(row.replace(/^\w+ /, '')) as Record<string, string>))
      .filter(([column]) => column.startsWith('standing_'))
    assert.ok(standings.length > 50)
    for (const [, standing] of standings) assert.equal(typeof JSON.parse(standing).department, 'string')
  })

  it('shows the same overview, without those who have left among the learners', async () => {
    const storage = await oldStore()
    const rows = await storedRows(storage)
    const left = rows.filter((row) => row.includes('"left":'))
    const simulated = left.filter((row) => row.includes('"simulated":true'))

    await prepare(storage)

    const shown = JSON.parse(JSON.stringify(await showOverview(await partsOf(storage))))
    const { learners, simulated: invented, ...others } = recorded
    assert.partialDeepStrictEqual(shown, others)
    assert.ok(left.length > 0)
    assert.equal(shown.learners, learners - left.length)
    assert.equal(shown.simulated, invented - simulated.length)
  })

  it('counts how its learners are reached, as many as there are', async () => {
    const storage = await oldStore()

    await prepare(storage)

    const { learners } = await partsOf(storage)
    const marks = await Promise.all(Array.from({ length: slices }, (_, slice) => learners.readMark(slice)))
    const reach = addReach(marks.flatMap((mark) => (mark ? [mark.value.reach] : [])))
    const counts = Object.values(reach).flatMap((ways) => Object.values(ways).flatMap(Object.values))
    const heads = marks.reduce((sum, mark) => sum + (mark?.value.learners ?? 0), 0)
    assert.equal(
      counts.reduce((sum, count) => sum + count, 0),
      heads,
    )
    assert.ok(Object.values(reach).some((ways) => 'none/blocked' in ways))
  })

  it('comes out the same from several instances at once, and from a step that broke off and is done again', async () => {
    const [once, several] = [await oldStore(), await oldStore()]
    await prepare(once)
    const log = recordingLog()

    await Promise.all([prepare(several, log), prepare(several, log), prepare(several, log)])
    const together = await storedRows(several)
    await several.settings.deleteEntity('store', 'schema')
    await prepare(several)

    assert.equal(log.lines.length, 1)
    const withoutLeases = (rows: string[]) => rows.filter((row) => !row.includes('"lease"'))
    assert.deepEqual(withoutLeases(together), withoutLeases(await storedRows(once)))
    assert.deepEqual(withoutLeases(await storedRows(several)), withoutLeases(together))
  })
})

describe('the version of a store', function () {
  this.timeout(60_000)
  const azurite = azuriteForTests()
  let stores = 0
  const newStore = () =>
    openStorage({ connectionString: azurite().connectionString, prefix: `v${++stores}x${process.pid}` })

  it('is the current one where nobody has started before', async () => {
    const storage = await newStore()
    const log = recordingLog()

    await prepareStore(storage, slices, log)

    assert.equal(await readSchema(storage.settings), schemaVersion)
    assert.deepEqual(log.lines, [])
  })

  it('that is later than one knows is refused, with what to do', async () => {
    const storage = await newStore()
    await raiseSchema(storage.settings, schemaVersion + 1)

    await assert.rejects(
      prepareStore(storage, slices, recordingLog()),
      /version 3 of the schema, this Droppe knows 2.*Start that one/,
    )
  })

  it('goes up one step at a time, and stays at the last that went well', async () => {
    const storage = await newStore()
    await keepSlices(storage.settings, slices)
    const done: number[] = []
    let isBroken = true
    const steps: Record<number, MigrationStep> = {
      2: async () => void done.push(2),
      3: async () => {
        done.push(3)
        if (isBroken) throw new Error('broken off')
      },
    }

    await assert.rejects(migrateStore(storage, recordingLog(), { steps, to: 3 }), /broken off/)
    const reached = await readSchema(storage.settings)
    isBroken = false
    await migrateStore(storage, recordingLog(), { steps, to: 3 })

    assert.equal(reached, 2)
    assert.deepEqual(done, [2, 3, 3])
    assert.equal(await readSchema(storage.settings), 3)
  })

  it('is brought up by one instance, while the others wait', async () => {
    const storage = await newStore()
    await keepSlices(storage.settings, slices)
    let [under, most, times] = [0, 0, 0]
    const slow: MigrationStep = async () => {
      times++
      most = Math.max(most, ++under)
      await new Promise((resolve) => setTimeout(resolve, 300))
      under--
    }

    const starts = Array.from({ length: 4 }, () =>
      migrateStore(storage, recordingLog(), { steps: { 2: slow }, to: 2 }),
    )
    await Promise.all(starts)

    assert.deepEqual([most, times], [1, 1])
    assert.equal(await readSchema(storage.settings), 2)
  })
})
