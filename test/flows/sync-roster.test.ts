import assert from 'node:assert/strict'
import type { EmployeeDirectory } from '../../bot/core/employee.ts'
import type { Learner } from '../../bot/core/learner.ts'
import type { LearnerStore } from '../../bot/core/ports.ts'
import type { RosterState } from '../../bot/core/roster-state.ts'
import { sliceOf } from '../../bot/core/slice.ts'
import { findLearner } from '../../bot/flows/find-learner.ts'
import { syncRoster } from '../../bot/flows/sync-roster.ts'
import { at, course, running } from '../support/builders.ts'
import { directoryOf } from '../support/directory.ts'
import { plain } from '../support/random-town.ts'
import { Town, type TownSettings } from '../support/town.ts'

const minutes = 60_000
const hours = 60 * minutes

describe('The roster', () => {
  const towns: Town[] = []
  const townOf = async (settings: Partial<TownSettings> = {}) => {
    const town = await Town.start({
      accounts: [plain('anna'), plain('bo')],
      courses: [running()],
      now: at('2026-09-01 03:00'),
      ...settings,
    })
    towns.push(town)
    return town
  }
  const crowd = (size: number) => Array.from({ length: size }, (_, nth) => plain(`person-${nth}`))
  afterEach(async () => {
    for (const town of towns.splice(0)) await town.stop()
  })

  it('takes everybody in whom the directory has, with a reason why nothing reaches them yet', async () => {
    const town = await townOf({
      accounts: [
        plain('anna'),
        { ...plain('bo'), licence: 'none', department: null, preferredLanguage: 'en-US', mail: 'bo@x.se' },
        { ...plain('guest'), userType: 'Guest' },
        { ...plain('disabled'), accountEnabled: false },
      ],
    })

    const { full, last, enrolled } = stateOf(await town.sync('everything'))

    assert.deepEqual(await found(town, 'anna'), {
      ...{ id: 'anna', department: 'Skola', language: 'sv', simulated: false, joined: town.now },
      reach: { kind: 'none', reason: 'not installed', since: town.now },
      standings: {},
    })
    assert.deepEqual(await found(town, 'bo'), {
      ...{ id: 'bo', department: '', language: 'en', simulated: false, joined: town.now },
      reach: { kind: 'none', reason: 'no licence', since: town.now },
      mail: { since: town.now },
      standings: {},
    })
    assert.deepEqual(await found(town, 'guest'), undefined)
    assert.deepEqual(await found(town, 'disabled'), undefined)
    assert.deepEqual([full?.found, full?.outOfScope, enrolled], [3, { guest: 1 }, 2])
    assert.deepEqual([last?.joined, last?.changed, last?.left], [2, 2, 0])
  })

  it('writes nothing where nothing differs', async () => {
    const town = await townOf({ accounts: crowd(60) })
    await town.sync('everything')
    await town.tick()
    const before = await rowsOf(town.learners)

    const { last } = stateOf(await town.sync('everything'))

    assert.deepEqual(await rowsOf(town.learners), before)
    assert.equal(last?.changed, 0)
  })

  it('has a joiner’s slice looked at: they are in the course at the next tick', async () => {
    const town = await townOf()
    await town.sync('everything')
    await town.tick()
    town.join(plain('late'))

    await town.sync('changes')
    await town.tick()

    assert.ok((await found(town, 'late'))?.standings.stad)
  })

  it('knows a joiner whole, however little the change says of them', async () => {
    const town = await townOf({
      accounts: [plain('anna'), { ...plain('bo'), accountEnabled: false, department: 'Kök' }],
    })
    await town.sync('everything')
    town.edit('bo', { accountEnabled: true })
    const silent: EmployeeDirectory = {
      ...town.roster.employees,
      readChanges: async (link) => {
        const read = await town.roster.employees.readChanges(link)
        return read.kind === 'changes'
          ? { ...read, changes: read.changes.map(({ id }) => ({ id, enabled: true })) }
          : read
      },
    }

    await syncRoster({ ...town.roster, employees: silent }, 'changes', new AbortController().signal)

    const bo = await found(town, 'bo')
    assert.deepEqual([bo?.department, bo?.reach.kind === 'none' && bo.reach.reason], ['Kök', 'not installed'])
  })

  it('leaves alone what a change is silent of', async () => {
    const town = await townOf({
      accounts: [{ ...plain('anna'), mail: 'anna@x.se', preferredLanguage: 'en-GB' }],
    })
    await town.sync('everything')
    const before = await found(town, 'anna')
    town.edit('anna', { department: 'Kök' })
    const silent: EmployeeDirectory = {
      ...town.roster.employees,
      readChanges: async (link) => {
        const read = await town.roster.employees.readChanges(link)
        return read.kind === 'changes' ? { ...read, changes: [{ id: 'anna', department: 'Kök' }] } : read
      },
    }

    await syncRoster({ ...town.roster, employees: silent }, 'changes', new AbortController().signal)

    assert.deepEqual(await found(town, 'anna'), { ...before, department: 'Kök' })
  })

  it('heals in the night what the changes have missed', async () => {
    const town = await townOf()
    await town.sync('everything')
    town.graph.missInDelta('bo')
    town.edit('bo', { department: 'Kök' })
    town.graph.missInDelta('unseen')
    town.join(plain('unseen'))

    await town.sync('changes')
    const missed = [(await found(town, 'bo'))?.department, await found(town, 'unseen')]
    await town.sync('everything')

    assert.deepEqual(missed, ['Skola', undefined])
    assert.equal((await found(town, 'bo'))?.department, 'Kök')
    assert.ok(await found(town, 'unseen'))
  })

  for (const as of ['reset', 'expired'] as const) {
    it(`reads everybody at once when the changes have been forgotten (${as}), and goes on from there`, async () => {
      const town = await townOf()
      await town.sync('everything')
      town.graph.missInDelta('bo')
      town.edit('bo', { department: 'Kök' })
      town.graph.expireDeltaTokens(as)

      const first = stateOf(await town.sync('changes'))
      town.edit('anna', { department: 'Bibliotek' })
      const second = stateOf(await town.sync('changes'))

      assert.equal(first.last?.of, 'everything')
      assert.equal((await found(town, 'bo'))?.department, 'Kök')
      assert.deepEqual([second.last?.of, second.last?.moved], ['changes', 1])
    })
  }

  it('tells what happened while everybody was read, by asking for changes from before', async () => {
    const town = await townOf()
    const { employees } = town.roster
    const busy: EmployeeDirectory = {
      ...employees,
      async *readAll() {
        for await (const page of employees.readAll()) {
          if (page.kind === 'complete') town.edit('anna', { department: 'Kök' })
          yield page
        }
      },
    }
    await syncRoster({ ...town.roster, employees: busy }, 'everything', new AbortController().signal)

    await town.sync('changes')

    assert.equal((await found(town, 'anna'))?.department, 'Kök')
  })

  it('takes nobody for a leaver who has come while it read', async () => {
    const town = await townOf()
    const { employees } = town.roster
    const busy: EmployeeDirectory = {
      ...employees,
      async *readAll() {
        for await (const page of employees.readAll()) {
          town.now += 1
          if (page.kind === 'complete') {
            town.join(plain('new'))
            await town.install('new')
          }
          yield page
        }
      },
    }

    await syncRoster({ ...town.roster, employees: busy }, 'everything', new AbortController().signal)

    const installed = await found(town, 'new')
    assert.ok(installed && installed.left === undefined)
  })

  it('takes nobody for a leaver when the reading broke off', async () => {
    const town = await townOf({ accounts: crowd(30), overrides: {} })
    await town.sync('everything')
    const partial = directoryOf(town.graph, {}, { pageSize: 10 })
    const broken: EmployeeDirectory = {
      ...partial,
      async *readAll() {
        let pages = 0
        for await (const page of partial.readAll()) {
          if (++pages === 2) town.graph.outage(true)
          yield page
        }
      },
    }

    const round = await syncRoster(
      { ...town.roster, employees: broken },
      'everything',
      new AbortController().signal,
    )

    assert.equal(round.kind === 'trouble' && round.trouble.kind, 'outage')
    assert.equal((await here(town)).length, 30)
  })

  it('takes nobody for a leaver when the directory has nobody at all', async () => {
    const town = await townOf()
    await town.sync('everything')
    town.now += hours
    for (const id of ['anna', 'bo']) town.remove(id)

    const round = await town.sync('everything')

    assert.equal(round.kind, 'trouble')
    assert.equal((await here(town)).length, 2)
  })

  it('lets suspiciously many leave only when a second reading, a quarter of an hour later, says the same', async () => {
    const town = await townOf({ accounts: crowd(100) })
    await town.sync('everything')
    town.now += hours
    for (const { id } of crowd(21)) town.remove(id)

    const told = stateOf(await town.sync('changes'))
    const [aside] = await town.setAside.list()
    town.now += 14 * minutes
    const early = stateOf(await town.sync('everything'))
    const still = (await here(town)).length
    town.now += 1 * minutes
    const late = stateOf(await town.sync('everything'))

    assert.deepEqual(told.held, { leavers: 21, since: at('2026-09-01 04:00') })
    assert.match(aside?.reason ?? '', /^21 of 100 people are no longer in the directory/)
    assert.deepEqual(early.held, told.held)
    assert.equal(still, 100)
    assert.deepEqual([late.held, late.last?.left, (await here(town)).length], [undefined, 21, 79])
    assert.deepEqual(await town.setAside.list(), [])
    assert.equal(town.log.lines.filter(({ level }) => level === 'error').length, 1)
  })

  it('begins anew to wait for a second reading when that says more than the first', async () => {
    const town = await townOf({ accounts: crowd(100) })
    await town.sync('everything')
    town.now += hours
    for (const { id } of crowd(21)) town.remove(id)
    await town.sync('everything')
    for (const { id } of crowd(60).slice(21)) town.remove(id)
    town.now += 1 * hours

    const { held } = stateOf(await town.sync('everything'))

    assert.deepEqual(held, { leavers: 60, since: town.now })
    assert.equal((await here(town)).length, 100)
  })

  it('has nothing to wait for when they are back', async () => {
    const town = await townOf({ accounts: crowd(100) })
    await town.sync('everything')
    town.now += hours
    for (const { id } of crowd(50)) town.remove(id)
    await town.sync('everything')
    for (const { id } of crowd(49)) town.restore(id)
    town.now += 1 * hours

    const { held, last } = stateOf(await town.sync('everything'))

    assert.deepEqual([held, last?.left], [undefined, 1])
    assert.deepEqual(await town.setAside.list(), [])
  })

  it('goes on where they were with those who come back', async () => {
    const town = await townOf()
    await town.sync('everything')
    await town.install('anna')
    town.now = at('2026-09-01 09:00')
    await town.tick()
    await town.answer('anna', true)
    town.remove('anna')
    await town.sync('changes')
    await town.tick()
    const gone = await found(town, 'anna')
    town.restore('anna')

    const { last } = stateOf(await town.sync('changes'))
    await town.tick()

    const back = await found(town, 'anna')
    assert.equal(gone?.left, town.now)
    assert.equal(gone?.standings.stad?.ended, town.now)
    assert.deepEqual([back?.left, back?.standings.stad?.ended, last?.returned], [undefined, undefined, 1])
    assert.equal(back?.standings.stad?.items.ett?.state, 'answered')
    assert.equal(back?.reach.kind, 'teams')
  })

  it('keeps the chat while there is no licence, and goes back to it', async () => {
    const town = await townOf()
    await town.sync('everything')
    await town.install('anna')
    const chat = (await found(town, 'anna'))?.reach.conversation
    town.now += hours
    town.edit('anna', { licence: 'none' })
    await town.sync('changes')
    const without = (await found(town, 'anna'))?.reach
    const since = town.now
    town.now += hours
    town.edit('anna', { licence: 'F3' })

    await town.sync('changes')

    assert.deepEqual(without, { kind: 'none', reason: 'no licence', since, conversation: chat })
    assert.deepEqual((await found(town, 'anna'))?.reach, {
      kind: 'teams',
      since: town.now,
      conversation: chat,
    })
  })

  it('knows of no address where no letters go out', async () => {
    const accounts = [{ ...plain('anna'), mail: 'anna@x.se' }]
    const town = await townOf({ accounts })
    await town.sync('everything')
    const withLetters = await found(town, 'anna')

    await syncRoster({ ...town.roster, letters: false }, 'everything', new AbortController().signal)

    assert.ok(withLetters?.mail)
    assert.equal((await found(town, 'anna'))?.mail, undefined)
  })

  it('tries an address again that was refused, when the directory has touched it or after thirty days', async () => {
    const town = await townOf({
      accounts: ['anna', 'bo', 'cia'].map((id) => ({ ...plain(id), mail: `${id}@x.se` })),
    })
    await town.sync('everything')
    const since = town.now
    for (const id of ['anna', 'bo', 'cia']) await refuseMail(town, id)
    town.edit('anna', { mail: 'anna.b@x.se' })
    town.edit('cia', { mail: null })
    town.now += 29 * 24 * hours
    await town.sync('changes')
    await town.sync('everything')
    const then = town.now
    const early = (await found(town, 'bo'))?.mail
    town.now += 24 * hours

    await town.sync('everything')

    assert.deepEqual((await found(town, 'anna'))?.mail, { since: then })
    assert.deepEqual(early, { since, refused: since })
    assert.deepEqual((await found(town, 'bo'))?.mail, { since: town.now })
    assert.equal((await found(town, 'cia'))?.mail, undefined)
  })

  it('says which permission is missing, once, and that it is there again', async () => {
    const town = await townOf()
    await town.sync('everything')
    town.graph.revoke('User.Read.All')
    const { now } = town

    await town.sync('changes')
    town.now += 15 * minutes
    await town.sync('changes')
    const troubled = await town.roster.roster.read()
    town.graph.grant('User.Read.All')
    const { trouble } = stateOf(await town.sync('changes'))

    assert.equal(troubled?.trouble?.kind, 'permission missing')
    assert.match(troubled?.trouble?.what ?? '', /application permission User\.Read\.All/)
    assert.equal(troubled?.trouble?.since, now)
    assert.equal(trouble, undefined)
    const told = town.log.lines.filter(({ fields }) => 'trouble' in fields)
    assert.deepEqual(
      told.map(({ level }) => level),
      ['error', 'info'],
    )
  })

  it('stops in the middle when it is told to, and the next round does the rest', async () => {
    const town = await townOf({ accounts: crowd(100), slices: 16 })
    const stopping = new AbortController()
    const commit: LearnerStore['commit'] = async (...what) => {
      const outcome = await town.learners.commit(...what)
      stopping.abort()
      return outcome
    }
    const world = { ...town.roster, learners: { ...town.learners, commit } }

    const round = await syncRoster(world, 'everything', stopping.signal)
    const then = (await here(town)).length
    await town.sync('everything')

    assert.equal(round.kind, 'stopped')
    assert.ok(then > 0 && then < 100, `${then}`)
    assert.equal((await here(town)).length, 100)
  })

  it('takes the others in when somebody’s row can’t be read', async () => {
    const town = await townOf({ accounts: crowd(20), slices: 2 })
    const damaged = 'person-7'
    const without = async (slice: number) => {
      const rows = await town.learners.readSlice(slice)
      return { ...rows, learners: rows.learners.filter(({ value }) => value.id !== damaged) }
    }
    await town.install(damaged)

    await syncRoster(
      { ...town.roster, learners: { ...town.learners, readSlice: without } },
      'everything',
      new AbortController().signal,
    )

    assert.equal((await here(town)).length, 20)
    const [line] = town.log.lines
    assert.match(line?.message ?? '', /person by person/)
  }).timeout(20_000)

  it('tells of departments that may be one, once, with the mapping left to people', async () => {
    const accounts = ['Vård och omsorg', 'Vård & omsorg', 'Bibliotek'].map((department, nth) => ({
      ...plain(`person-${nth}`),
      department,
    }))
    const town = await townOf({ accounts })

    await town.sync('everything')
    const { full } = stateOf(await town.sync('everything'))

    assert.deepEqual(
      full?.nearDuplicates.map((names) => names.toSorted()),
      [['Vård & omsorg', 'Vård och omsorg']],
    )
    assert.equal(town.log.lines.filter(({ level }) => level === 'warn').length, 1)
  })

  it('reads everybody when changes say that suspiciously many come at once', async () => {
    const town = await townOf()
    await town.sync('everything')
    for (const account of crowd(201)) town.join(account)

    const { last, enrolled } = stateOf(await town.sync('changes'))

    assert.deepEqual([last?.of, last?.joined, enrolled], ['everything', 201, 203])
  })
})

describe('The audience of a course', () => {
  const groups = { in: ['anna', 'nested'], nested: ['bo'], out: ['bo'] }
  let town: Town
  const start = async (audience: { include: string[]; exclude: string[] }) => {
    town = await Town.start({
      accounts: ['anna', 'bo', 'cia'].map(plain),
      courses: [running(), running(course('it', { audience }))],
      groups: Object.entries(groups).map(([id, members]) => ({ id, displayName: id, members })),
      now: at('2026-09-01 03:00'),
    })
    await town.sync('everything')
    await town.tick()
  }
  const inCourse = async () =>
    (await here(town)).filter(({ audiences }) => audiences?.includes('it')).map(({ id }) => id)
  afterEach(() => town.stop())

  it('is groups and the groups in them', async () => {
    await start({ include: ['in'], exclude: [] })

    assert.deepEqual((await inCourse()).sort(), ['anna', 'bo'])
    assert.ok((await found(town, 'bo'))?.standings.it)
    assert.equal((await found(town, 'cia'))?.standings.it, undefined)
    assert.ok((await found(town, 'cia'))?.standings.stad)
  })

  it('is without those who are excluded', async () => {
    await start({ include: ['in'], exclude: ['out'] })

    assert.deepEqual(await inCourse(), ['anna'])
  })

  it('is everybody but those who are excluded when nobody is included', async () => {
    await start({ include: [], exclude: ['out'] })

    assert.deepEqual((await inCourse()).sort(), ['anna', 'cia'])
  })

  it('follows the groups within a quarter of an hour, also for those who haven’t changed themselves', async () => {
    await start({ include: ['in'], exclude: [] })
    groups.in.push('cia')
    await town.sync('changes')
    const then = await inCourse()
    groups.in.pop()

    await town.sync('changes')
    await town.tick()

    assert.deepEqual(then.sort(), ['anna', 'bo', 'cia'])
    assert.deepEqual((await inCourse()).sort(), ['anna', 'bo'])
  })

  it('stays as it was while its members can’t be read, and that is told', async () => {
    await start({ include: ['in'], exclude: [] })
    town.graph.revoke('GroupMember.Read.All')
    town.join(plain('new'))

    const { trouble, last } = stateOf(await town.sync('everything'))

    assert.deepEqual((await inCourse()).sort(), ['anna', 'bo'])
    assert.equal(last?.joined, 1)
    assert.match(trouble?.what ?? '', /GroupMember\.Read\.All/)
  })

  it('costs no look at anybody while nobody comes or goes', async () => {
    await start({ include: ['in'], exclude: [] })
    const readSlice = async () => {
      throw new Error('Nobody is to be looked at.')
    }
    const world = { ...town.roster, learners: { ...town.learners, readSlice } }

    const round = await syncRoster(world, 'changes', new AbortController().signal)

    assert.equal(round.kind, 'synced')
  })
})

function stateOf(round: Awaited<ReturnType<Town['sync']>>): RosterState {
  assert.equal(round.kind, 'synced', JSON.stringify(round))
  return round.kind === 'synced' ? round.state : { enrolled: 0, audiences: {} }
}

function found({ learners }: Town, id: string): Promise<Learner | undefined> {
  return findLearner(learners, id)
}

async function rowsOf(learners: LearnerStore) {
  return Promise.all(Array.from({ length: learners.slices }, (_, slice) => learners.readSlice(slice)))
}

async function here({ learners }: Town): Promise<Learner[]> {
  const rows = await rowsOf(learners)
  return rows
    .flatMap((each) => each.learners.map(({ value }) => value))
    .filter(({ left }) => left === undefined)
}

/** As the post would have told. */
async function refuseMail({ learners, now }: Town, id: string): Promise<void> {
  const slice = sliceOf(id, learners.slices)
  const { learners: rows } = await learners.readRows(slice, [{ kind: 'learner', learner: id }])
  const [row] = rows
  assert.ok(row?.value.mail)
  const value = { ...row.value, mail: { ...row.value.mail, refused: now } }
  await learners.commit(slice, [{ kind: 'learner', value, version: row.version }])
}
