import assert from 'node:assert/strict'
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { restoreBackup } from '../../bot/azure/backup-restore.ts'
import { readSlice } from '../../bot/azure/backup-slice.ts'
import { writeBackup } from '../../bot/azure/backup-write.ts'
import { createLearnerTable } from '../../bot/azure/learner-table.ts'
import { createLeaseRow } from '../../bot/azure/lease-row.ts'
import { createPaceRow } from '../../bot/azure/pace-row.ts'
import { prepareStore } from '../../bot/azure/prepare-store.ts'
import { openStorage, type Storage } from '../../bot/azure/storage.ts'
import { createTableRequests } from '../../bot/azure/table-requests.ts'
import { temporaryFolder } from '../local/temporary-folder.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { recordingLog } from '../support/builders.ts'
import { createWorld } from '../support/world.ts'
import { storedRows } from './stored-rows.ts'
import { troubledStorage } from './troubled-storage.ts'

const slices = 2

describe('a backup', function () {
  this.timeout(60_000)
  const azurite = azuriteForTests()
  let stores = 0
  const newStore = (connectionString = azurite().connectionString, prefix = `u${++stores}x${process.pid}`) =>
    openStorage({ connectionString, prefix })
  const prepare = (storage: Storage) => prepareStore(storage, slices, recordingLog())
  const newFolder = () => join(temporaryFolder(), 'backup')

  /** Learners with answers, tallies and marks, and one row with a value of every type. */
  async function livedIn(): Promise<Storage> {
    const storage = await newStore()
    await prepare(storage)
    const learners = createLearnerTable(storage.learners, slices, { onDamaged: assert.fail })
    const { install, tick, setTime, answer } = createWorld({ learners })
    for (const id of ['anna', 'bo', 'cilla', 'dag']) await install(id)
    setTime('2026-09-01 09:00')
    await tick()
    for (const id of ['anna', 'bo']) await answer(id)
    await storage.publications.createEntity({
      partitionKey: 'types',
      rowKey: 'all',
      whole: 5,
      double: { value: 5, type: 'Double' } as never,
      fraction: 1.5e-9,
      none: { value: 'NaN', type: 'Double' },
      long: 9_007_199_254_740_993n,
      bytes: new Uint8Array([0, 255, 10]),
      date: new Date('2026-09-01T07:00:00.123Z'),
      guid: { value: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3', type: 'Guid' },
      yes: true,
      text: 'åäö "citat" \n \u2028 \u{1f4a7}',
      empty: '',
    })
    return storage
  }

  async function backedUp() {
    const storage = await livedIn()
    const folder = newFolder()
    const manifest = await writeBackup(storage, folder)
    return { storage, folder, manifest }
  }

  it('brings every row back, each value with its type', async () => {
    const { storage, folder } = await backedUp()
    const fresh = await newStore()

    await restoreBackup(fresh, { folder, isReplacing: false })

    const [before, after] = [await storedRows(storage), await storedRows(fresh)]
    assert.deepEqual(after, before)
    assert.ok(before.length > 10)
    const types = after.find((row) => row.includes('"types"')) ?? ''
    for (const type of ['Edm.Double', 'Edm.Int64', 'Edm.Binary', 'Edm.DateTime', 'Edm.Guid'])
      assert.ok(types.includes(type), type)
    assert.match(types, /"double@odata.type":"Edm.Double"/)
  })

  it('leaves out leases and the pace, which are made anew', async () => {
    const storage = await livedIn()
    await createLeaseRow(storage.settings, 'heartbeat', 'an instance').hold(60)
    await createPaceRow(storage.settings).write({} as never, undefined)
    const folder = newFolder()

    await writeBackup(storage, folder)

    const settings = readFileSync(join(folder, 'settings.jsonl'), 'utf8')
    assert.doesNotMatch(settings, /lease|pace/)
    assert.match(settings, /"RowKey":"slices"/)
  })

  it('can be read by nobody else on the machine, and goes into no folder that has something in it', async () => {
    const { storage, folder } = await backedUp()

    assert.equal((await stat(folder)).mode & 0o077, 0)
    assert.equal((await stat(join(folder, 'learners.jsonl'))).mode & 0o077, 0)
    await assert.rejects(writeBackup(storage, folder), /isn't empty/)
  })

  it('is not put into a store that has something in it, unless told to', async () => {
    const { storage, folder } = await backedUp()
    const other = await livedIn()
    await createLearnerTable(other.learners, slices, { onDamaged: assert.fail }).commit(0, [
      { kind: 'tally', value: { course: 'other', lesson: 'one', departments: {} } },
    ])

    await assert.rejects(restoreBackup(other, { folder, isReplacing: false }), /isn't empty.*--replace/)
    await restoreBackup(other, { folder, isReplacing: true })

    assert.deepEqual(await storedRows(other), await storedRows(storage))
  })

  it('is not put into a store on which an instance is running', async () => {
    const { folder } = await backedUp()
    const fresh = await newStore()
    await createLeaseRow(fresh.settings, 'heartbeat', 'an instance').hold(60)

    await assert.rejects(restoreBackup(fresh, { folder, isReplacing: true }), /instance is running/)
  })

  const damages: Record<string, [(file: string) => void, RegExp]> = {
    'a changed figure': [
      (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('"right":true', '"right":false')),
      /learners\.jsonl:1–\d+: these lines aren't as they were written/,
    ],
    'a broken line': [
      (file) => writeFileSync(file, readFileSync(file, 'utf8').replace(/\n./, '\n')),
      /learners\.jsonl:2: this line is no row/,
    ],
    'a file cut short': [(file) => truncateSync(file, 700), /learners\.jsonl:\d+: (this line|the file ends)/],
    'a line too many': [
      (file) => writeFileSync(file, '{"PartitionKey":"s0000","RowKey":"l|eve"}\n', { flag: 'a' }),
      /learners\.jsonl:\d+: there is more than was written/,
    ],
    'a file that is gone': [(file) => rmSync(file), /learners\.jsonl is missing/],
    'no manifest': [(file) => rmSync(join(file, '..', 'backup.json')), /holds no whole backup/],
    'a manifest of a later version': [
      (file) => {
        const manifest = join(file, '..', 'backup.json')
        writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/"schema": \d+/, '"schema": 99'))
      },
      /version 99 of the schema/,
    ],
  }
  for (const [what, [damage, refusal]] of Object.entries(damages)) {
    it(`is refused before anything is written: ${what}`, async () => {
      const { folder } = await backedUp()
      const fresh = await newStore()
      damage(join(folder, 'learners.jsonl'))

      await assert.rejects(restoreBackup(fresh, { folder, isReplacing: false }), refusal)

      assert.deepEqual(await storedRows(fresh), [])
    })
  }

  it('can be put back once more when that broke off, and until then no instance starts', async () => {
    const { storage, folder } = await backedUp()
    const prefix = `u${++stores}x${process.pid}`
    const fresh = await newStore(undefined, prefix)
    let writes = 0
    await using troubled = await troubledStorage(azurite(), () =>
      writes > 0 && ++writes > 12 ? { status: 403 } : 'none',
    )
    const behind = await newStore(troubled.connectionString, prefix)
    writes = 1

    await assert.rejects(restoreBackup(behind, { folder, isReplacing: false }), /403/)
    assert.ok((await storedRows(fresh)).length > 1)
    await assert.rejects(prepare(fresh), /being restored/)
    await assert.rejects(writeBackup(fresh, newFolder()), /being restored/)
    await restoreBackup(fresh, { folder, isReplacing: false })

    assert.deepEqual(await storedRows(fresh), await storedRows(storage))
    await prepare(fresh)
  })

  it('reads a slice again that was written meanwhile', async () => {
    const storage = await livedIn()
    const learners = createLearnerTable(storage.learners, slices, { onDamaged: assert.fail })
    const requests = createTableRequests(storage.learners)
    const count = async () => {
      const mark = await learners.readMark(0)
      if (mark) await learners.commit(0, [{ kind: 'mark', ...mark, value: { ...mark.value, learners: 77 } }])
    }
    let reads = 0
    const written: typeof requests.pages = async function* (name, filter) {
      yield* requests.pages(name, filter)
      if (++reads === 1) await count()
    }

    const rows = await readSlice({ pages: written }, 0, async () => undefined)

    assert.ok(rows.some(({ rowKey, line }) => rowKey === 'm|' && line.includes('"learners":77')))
    assert.ok(reads > 2)
  })

  it('gives up on a slice that is never at rest', async () => {
    const storage = await livedIn()
    const requests = createTableRequests(storage.learners)
    let nth = 0
    const restless: typeof requests.pages = async function* (name, filter) {
      for await (const page of requests.pages(name, filter)) yield page.replaceAll('W/', `W${++nth}/`)
    }

    await assert.rejects(
      readSlice({ pages: restless }, 0, async () => undefined),
      /Back up when fewer/,
    )
  })

  it('of an empty store is none', async () => {
    const folder = newFolder()
    await mkdir(folder)

    await assert.rejects(writeBackup(await newStore(), folder), /empty/)
  })
})
