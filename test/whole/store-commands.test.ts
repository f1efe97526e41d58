import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createCourseRunTable } from '../../bot/azure/course-run-table.ts'
import { createLearnerTable } from '../../bot/azure/learner-table.ts'
import { prepareStore } from '../../bot/azure/prepare-store.ts'
import { openStorage } from '../../bot/azure/storage.ts'
import { storedRows } from '../azure/stored-rows.ts'
import { temporaryFolder } from '../local/temporary-folder.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { recordingLog } from '../support/builders.ts'
import { createWorld } from '../support/world.ts'
import { leaveOutStepsAfterFailure } from './steps.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const slices = 2

describe('the commands for the store', function () {
  this.timeout(120_000)
  leaveOutStepsAfterFailure()
  const azurite = azuriteForTests()
  const folder = join(temporaryFolder(), 'backup')
  const open = () => openStorage({ connectionString: azurite().connectionString, prefix: 'droppe' })

  /** The command's exit code and what it has said. */
  async function run(command: string, args: readonly string[] = [], settings: Record<string, string> = {}) {
    const env = { ...process.env, DROPPE_STORAGE: azurite().connectionString, ...settings }
    const options = { cwd: root, env }
    return promisify(execFile)(process.execPath, [`bot/${command}.ts`, ...args], options).then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      ({ code, stderr }) => ({ code: code as number, said: String(stderr) }),
    )
  }

  it('say what is missing', async () => {
    const empty = { DROPPE_STORAGE: '' }

    for (const [command, ...args] of [
      ['backup', '--to', folder],
      ['restore', '--from', folder],
      ['retention', '--dry-run'],
      ['purge', '--course', 'stad'],
      ['erase', '--learner', 'anna'],
    ] as const) {
      const { code, said } = await run(command, args, empty)
      assert.equal(code, 1)
      assert.match(said, /^DROPPE_STORAGE must be .*--env-file=\.env\.\n$/)
    }
    const keyless = await run('backup', ['--to', folder], { DROPPE_STORAGE: 'droppe1' })
    assert.match(
      keyless.said,
      /^DROPPE_STORAGE has no AccountKey, and DROPPE_IDENTITY_CLIENT_ID is not set\./,
    )
    assert.match((await run('purge')).said, /^Say which: npm run purge/)
    assert.match((await run('backup', ['--to', folder])).said, /^The store is empty/)
  })

  it('back up and restore', async () => {
    const storage = await open()
    await prepareStore(storage, slices, recordingLog())
    const learners = createLearnerTable(storage.learners, slices, { onDamaged: assert.fail })
    const { install, tick, setTime, answer } = createWorld({ learners })
    for (const id of ['anna', 'bo', 'cilla']) await install(id)
    setTime('2026-09-01 09:00')
    await tick()
    for (const id of ['anna', 'bo']) await answer(id)
    await createCourseRunTable(storage.courseRuns).put({
      course: 'stad',
      state: 'running',
      start: '2020-09-01',
      end: '2021-06-30',
    })
    const before = await storedRows(storage)

    const backup = await run('backup', ['--to', folder])
    const refused = await run('restore', ['--from', folder])
    const restored = await run('restore', ['--from', folder, '--replace'])

    assert.match(backup.said, /learners: \d+ rows[\s\S]*keep it as safe as the storage account/)
    assert.equal(refused.code, 1)
    assert.match(refused.said, /isn't empty/)
    assert.match(restored.said, /DROPPE_SLICES=2/)
    assert.deepEqual(await storedRows(storage), before)
  })

  it('erase a person', async () => {
    const erased = await run('erase', ['--learner', 'bo'])
    const again = await run('erase', ['--learner', 'bo'])

    assert.match(erased.said, /^Their row and 1 answers were erased/)
    assert.match(again.said, /^There is no such learner/)
    assert.deepEqual(
      (await storedRows(await open())).filter((row) => row.includes('"bo"')),
      [],
    )
  })

  it('erase answers whose time is over, after a dry run', async () => {
    const dry = await run('retention', ['--dry-run'], { DROPPE_ERASE_ANSWERS_AFTER_DAYS: '90' })
    const done = await run('retention')
    const again = await run('retention', ['--dry-run'])

    assert.match(
      dry.said,
      /erased 90 days after[\s\S]*stad, .*2021-06-30: 1 answers of 1 learners would be erased/,
    )
    assert.match(done.said, /erased 180 days after[\s\S]*1 answers of 1 learners were erased/)
    assert.match(again.said, /0 answers of 0 learners would be/)
  })

  it('purge a course that is over, after a dry run', async () => {
    const dry = await run('purge', ['--course', 'stad'])
    const unknown = await run('purge', ['--course', 'other'])
    const done = await run('purge', ['--course', 'stad', '--yes'])
    const rows = await storedRows(await open())

    assert.match(dry.said, /^2 learners’ standings in "stad" and 0 answers would be erased/)
    assert.match(unknown.said, /There are: stad/)
    assert.match(done.said, /^2 learners’ standings in "stad" and 0 answers were erased/)
    assert.equal(rows.filter((row) => row.includes('standing_')).length, 0)
    assert.ok(rows.some((row) => row.includes('"RowKey":"t|stad|ett"')))
  })
})
