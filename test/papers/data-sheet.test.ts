import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { tablesOf } from '../../bot/azure/backup-tables.ts'
import { createCourseContentTable } from '../../bot/azure/course-content-table.ts'
import { createCourseRunTable } from '../../bot/azure/course-run-table.ts'
import { createLearnerTable } from '../../bot/azure/learner-table.ts'
import { createLeaseRow } from '../../bot/azure/lease-row.ts'
import { createLessonEditTable } from '../../bot/azure/lesson-edit-table.ts'
import { createPaceRow } from '../../bot/azure/pace-row.ts'
import { createPublicationTable } from '../../bot/azure/publication-table.ts'
import { putRestoring } from '../../bot/azure/restoring-row.ts'
import { createRetentionRow } from '../../bot/azure/retention-row.ts'
import { createRosterRow } from '../../bot/azure/roster-row.ts'
import { createSetAsideTable } from '../../bot/azure/set-aside-table.ts'
import { openStorage, type Storage } from '../../bot/azure/storage.ts'
import type { Learner } from '../../bot/core/learner.ts'
import { emptyRoster } from '../../bot/core/roster-state.ts'
import type { ItemStanding } from '../../bot/core/standing.ts'
import { answerDays, dataSheet } from '../../bot/papers/data-sheet.ts'
import {
  describedColumn,
  describedRow,
  keyColumns,
  storedRows as rows,
} from '../../bot/papers/stored-rows.ts'
import { storedRows } from '../azure/stored-rows.ts'
import { answerInvoke, installation } from '../support/activities.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { startBot } from '../support/bot.ts'
import { at, course } from '../support/builders.ts'
import { eventually } from '../support/eventually.ts'

const now = at('2026-09-01 09:00')

// Required: a new column or field doesn't compile here until it is filled in, and isn't green until it is described.
const everyItem: Required<ItemStanding> = {
  state: 'expired',
  since: now,
  question: 'main',
  cardAt: now,
  shownAt: now,
  reminders: 1,
  activityId: '1',
  staleCards: ['0'],
  edition: 'first',
  reason: 'none',
  right: false,
  by: 'letter',
  department: 'Skola',
}
const everything: Required<Learner> = {
  id: 'everything',
  department: 'Skola',
  language: 'sv',
  simulated: false,
  joined: now,
  reach: {
    kind: 'none',
    reason: 'blocked',
    since: now,
    conversation: { serviceUrl: 'http://127.0.0.1:9/', id: 'chat' },
    trial: { at: now, isOver: true },
  },
  mail: { since: now, refused: now },
  prefers: 'letter',
  installs: { tries: 1, last: now },
  audiences: ['stad'],
  pause: { from: now, until: now },
  left: now,
  standings: { stad: { joined: now, department: 'Skola', ended: now, items: { ett: everyItem } } },
}

describe('the data sheet', function () {
  this.timeout(60_000)
  const azurite = azuriteForTests()

  /** A course with people who answer, seen by a leader, and every row that only comes with years. */
  async function live(storage: Storage, prefix: string): Promise<void> {
    {
      await using bot = await startBot({ connectionString: azurite().connectionString, prefix })
      const people = Array.from({ length: 6 }, (_, nth) => `person-${nth}`)
      for (const id of people) await bot.post(installation(bot.serviceUrl, id))
      bot.setTime('2026-09-01 09:00')
      await eventually(() => bot.sent.length >= 12, 'the cards', 30)
      for (const id of people) await bot.post(answerInvoke(bot.serviceUrl, {}, id))
      const authorization = `Bearer ${await bot.token({ roles: ['ProjectLeader'] })}`
      for (const path of ['overview', 'courses', 'trail']) {
        const answer = await fetch(`${bot.url}/api/${path}`, { headers: { authorization } })
        assert.equal(answer.status, 200)
        shown += await answer.text()
      }
    }
    const learners = createLearnerTable(storage.learners, 2, { onDamaged: assert.fail })
    await learners.commit(0, [{ kind: 'learner', value: everything }])
    const run = {
      course: 'stad-pilot',
      pilotOf: 'stad',
      state: 'paused',
      start: '2026-09-01',
      end: '2026-10-01',
      pausedFrom: '2026-09-02',
      audience: { include: [], exclude: [], people: ['leader'] },
      breaks: [{ from: '2026-09-01', to: '2026-09-02' }],
    } as const
    const by = { id: 'leader', name: 'Lena' }
    const entry = { at: now, by, what: 'pilot', course: run.course, details: {} } as const
    await createCourseRunTable(storage.courseRuns).change({ run, version: undefined, entry })
    const edit = { ...entry, what: 'edit lesson', course: 'stad' } as const
    await createLessonEditTable(storage.lessonEdits).write({
      place: { course: 'stad', file: '01-ett.yaml' },
      text: 'title: Ett',
      version: undefined,
      entry: edit as never,
    })
    const recall = {} as never
    await createPublicationTable(storage.publications).put(
      { course: 'stad', lesson: 'recalled', groups: [], counted: {}, recall },
      undefined,
    )
    await learners.commit(0, [
      { kind: 'tally', value: { course: 'stad', lesson: 'recalled', departments: {}, recall, editions: {} } },
    ])
    await createCourseContentTable(storage.courseContents).put(course())
    await createLeaseRow(storage.settings, 'heartbeat', 'holder').hold(1)
    const pace = createPaceRow(storage.settings)
    await pace.write({} as never, (await pace.read())?.version)
    await createRosterRow(storage.settings).write({ ...emptyRoster, deltaLink: 'https://example.se/delta' })
    await createRetentionRow(storage.settings).write({ day: '2026-09-01', erased: {} })
    await createSetAsideTable(storage.setAside).put('slice 1', 'It took too long.')
    await putRestoring(storage.settings, { backup: 'none', step: 'writing' })
  }

  /** All that the leader was shown. */
  let shown = ''
  let stored: Awaited<ReturnType<typeof readRows>>
  let tables: readonly string[]
  before(async function () {
    this.timeout(60_000)
    const prefix = `papers${process.pid}`
    const storage = await openStorage({ connectionString: azurite().connectionString, prefix })
    await live(storage, prefix)
    stored = await readRows(storage)
    tables = tablesOf(storage).map(({ name }) => name)
  })

  it('describes every table', () => {
    assert.deepEqual(
      tables.filter((table) => !rows.some((row) => row.table === table)),
      [],
    )
  })

  it('describes every column that any table writes', () => {
    const missing = stored.flatMap(({ table, row }) => {
      const described = describedRow(table, String(row.PartitionKey), String(row.RowKey))
      if (!described) return [`${table} ${row.PartitionKey} ${row.RowKey}`]
      return columnsIn(row)
        .filter((name) => !describedColumn(described, name))
        .map((name) => `${table} ${row.RowKey} ${name}`)
    })

    assert.ok(stored.length > 20)
    assert.deepEqual(missing, [])
  })

  it('describes nothing that isn’t written', () => {
    const written = new Set(
      stored.flatMap(({ table, row }) => {
        const described = describedRow(table, String(row.PartitionKey), String(row.RowKey))
        return described
          ? columnsIn(row).map((name) => `${described.what}: ${describedColumn(described, name)}`)
          : []
      }),
    )

    const never = rows
      .flatMap(({ what, columns }) => Object.keys(columns).map((name) => `${what}: ${name}`))
      .filter((name) => !written.has(name))
    assert.deepEqual(never, [])
  })

  it('describes all that stands in a standing, and no more', () => {
    const fields = new Set<string>()
    for (const { row } of stored) {
      for (const column of Object.keys(row).filter((name) => name.startsWith('standing_'))) {
        const standing = JSON.parse(String(row[column]))
        for (const name of Object.keys(standing)) fields.add(name)
        for (const item of Object.values(standing.items) as object[])
          for (const name of Object.keys(item)) fields.add(`items.${name}`)
      }
    }

    const described = rows.flatMap(({ inside }) => Object.keys(inside?.fields ?? {}))
    assert.deepEqual([...fields].sort(), described.sort())
  })

  it('is right in that a leader sees nobody: no id of those who answered is in what the tab gets', () => {
    assert.match(shown, /"answered":6/)
    assert.doesNotMatch(shown, /person-\d/)
  })

  it('is committed as the program writes it', () => {
    const committed = readFileSync(new URL('../../infra/papper/datablad.md', import.meta.url), 'utf8')

    assert.equal(committed, dataSheet(), 'Run npm run papers.')
    assert.ok(committed.includes(`${answerDays} dagar`))
  })
})

function columnsIn(row: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(row).filter((name) => !keyColumns.has(name) && !name.endsWith('@odata.type'))
}

async function readRows(storage: Storage) {
  return (await storedRows(storage)).map((line) => {
    const [table = ''] = line.split(' ', 1)
    return { table, row: JSON.parse(line.slice(table.length)) as Readonly<Record<string, unknown>> }
  })
}
