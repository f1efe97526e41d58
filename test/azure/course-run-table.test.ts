import assert from 'node:assert/strict'
import { createCourseRunTable } from '../../bot/azure/course-run-table.ts'
import { openStorage } from '../../bot/azure/storage.ts'
import type { CourseRun, TrailEntry } from '../../bot/core/course-run.ts'
import { azuriteForTests } from '../support/azurite.ts'

const run: CourseRun = {
  course: 'stad-pilot',
  pilotOf: 'stad',
  state: 'paused',
  start: '2026-09-01',
  end: '2027-06-30',
  audience: { include: ['grupp å'], exclude: [], people: ['me'] },
  breaks: [{ from: '2026-10-01', to: '2026-10-02' }],
  pausedFrom: '2026-11-01',
}

function entry(at: number, overrides: Partial<TrailEntry> = {}): TrailEntry {
  const by = { id: 'leader', name: 'Åsa Öberg' }
  return { at, by, what: 'pause', course: 'stad', details: { start: '2026-09-01' }, ...overrides }
}

describe('the table of courses under way, in Azurite', () => {
  const azurite = azuriteForTests()
  let stores = 0
  async function open() {
    const prefix = `r${++stores}x${process.pid}`
    const { courseRuns } = await openStorage({ connectionString: azurite().connectionString, prefix })
    return createCourseRunTable(courseRuns)
  }

  it('gives back what was written, to the letter, with the version it has', async () => {
    const runs = await open()
    await runs.change({ run, version: undefined, entry: entry(1) })

    assert.deepEqual(await runs.list(), [run])
    assert.deepEqual((await runs.find(run.course))?.value, run)
    assert.equal(await runs.find('another'), undefined)
  })

  it('leaves out what isn’t there', async () => {
    const runs = await open()
    const plain: CourseRun = { course: 'it', state: 'running', start: '2026-09-01', end: '2027-06-30' }
    await runs.put(plain)

    assert.deepEqual(await runs.list(), [plain])
  })

  it('takes the change of one of two who saw the same, and no line of the other’s in the trail', async () => {
    const runs = await open()
    await runs.change({ run, version: undefined, entry: entry(1) })
    const version = (await runs.find(run.course))?.version

    const [one, two] = await Promise.all([
      runs.change({ run: { ...run, end: '2027-01-01' }, version, entry: entry(2) }),
      runs.change({ run: { ...run, end: '2027-02-02' }, version, entry: entry(3) }),
    ])

    assert.notEqual(one, two)
    assert.equal((await runs.list())[0]?.end, one ? '2027-01-01' : '2027-02-02')
    assert.deepEqual(await runs.trail(10), [entry(one ? 2 : 3), entry(1)])
  })

  it('doesn’t take a second one for new', async () => {
    const runs = await open()
    await runs.put(run)

    assert.equal(await runs.change({ run, version: undefined, entry: entry(1) }), false)
    assert.deepEqual(await runs.trail(10), [])
  })

  it('takes a line that is about no course', async () => {
    const runs = await open()
    const { course: _, ...line } = entry(7)

    await runs.note(line)

    assert.deepEqual(await runs.trail(10), [line])
    assert.deepEqual(await runs.list(), [])
  })

  it('gives the latest lines of the trail, and none of it among the courses', async () => {
    const runs = await open()
    await runs.put(run)
    for (const at of [1_790_000_000_000, 5, 1_790_000_000_001]) {
      await runs.change({ run, version: (await runs.find(run.course))?.version, entry: entry(at) })
    }

    assert.deepEqual(
      (await runs.trail(2)).map(({ at }) => at),
      [1_790_000_000_001, 1_790_000_000_000],
    )
    assert.equal((await runs.list()).length, 1)
  })
})
