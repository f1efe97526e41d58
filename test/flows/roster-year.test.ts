// A municipality of ordinary size, a whole year of it: people come, go, move and change, Graph forgets and is away, and
// after every night everybody is where the directory has them.
import assert from 'node:assert/strict'
import { departmentNormaliser } from '../../bot/core/department-names.ts'
import type { RunningCourse } from '../../bot/core/running-course.ts'
import { type Account, accountsOf } from '../../bot/local/accounts.ts'
import { spellingsOf } from '../../bot/local/department-spellings.ts'
import { groupsOf } from '../../bot/local/groups.ts'
import { hasTeams } from '../../bot/local/licences.ts'
import { createMunicipality } from '../../bot/local/municipality.ts'
import { oneOf, seededRandom } from '../../bot/local/random.ts'
import { at, calendar, course, lesson, running } from '../support/builders.ts'
import { Town } from '../support/town.ts'
import { checkTown } from '../support/town-ledger.ts'

const hour = 60 * 60 * 1000
const colleagues = 1303
const days = 365
/** Of so many days one has a night and is worked through; a year of every night takes three times as long. */
const stride = 3
const municipality = createMunicipality({ size: colleagues, seed: 1 })
const departments = [...new Set(municipality.colleagues.map(({ department }) => department))]
const mapping = Object.fromEntries(departments.map((name) => [name, spellingsOf(name)]))
const nameOf = new Map(departments.flatMap((name) => spellingsOf(name).map((spelled) => [spelled, name])))

describe('A year of the roster', function () {
  this.timeout(180_000)

  const random = seededRandom(7)
  const { pilot, excluded, all } = groupsOf(municipality)
  const groups = all.map((group) => ({ ...group, members: [...group.members] }))
  const membersOf = (id: string) => groups.find((group) => group.id === id)?.members ?? []
  const newcomers = accountsOf(createMunicipality({ size: colleagues + 800, seed: 1 })).slice(colleagues + 1)
  let town: Town
  before(async () => {
    town = await Town.start({
      accounts: accountsOf(municipality),
      courses: coursesFor(pilot.id, excluded.id),
      groups,
      slices: 16,
      now: at('2026-08-17 10:00'),
      departmentOf: ({ department }: Account) => (department === null ? '' : (nameOf.get(department) ?? '?')),
      overrides: { departmentName: departmentNormaliser(mapping) },
    })
  })
  after(() => town.stop())

  it('begins with 1,303 employees and Anna, each of them enrolled or out of scope for a reason', async () => {
    const round = await town.sync('everything')

    const accounts = accountsOf(municipality)
    const disabled = accounts.filter(({ accountEnabled }) => !accountEnabled).length
    const guests = accounts.filter(
      ({ userType, accountEnabled }) => userType === 'Guest' && accountEnabled,
    ).length
    assert.ok(round.kind === 'synced')
    const { full, enrolled, last } = round.state
    assert.equal(accounts.length, 1304)
    assert.equal(full?.found, 1304 - disabled)
    assert.deepEqual(full?.outOfScope, { guest: guests })
    assert.equal(enrolled, 1304 - disabled - guests)
    assert.equal(last?.joined, enrolled)
    await town.tick()
    await checkTown(town, takesPart)
  })

  it('is as the directory has it after each night', async () => {
    for (let day = stride; day <= days; day += stride) {
      for (let each = day - stride + 1; each <= day; each++) await liveThrough(each)
      town.now += (24 * stride - 8) * hour
      await town.sync('everything')
      await town.tick()
      await checkTown(town, takesPart)
      town.now += 8 * hour
      await town.tick()
    }

    const errors = town.log.lines.filter(({ level }) => level === 'error')
    const kinds = new Set(errors.map(({ fields }) => ('trouble' in fields ? fields.trouble : 'other')))
    assert.deepEqual([...kinds], ['outage'])
    assert.ok(town.erased.length > 50, `${town.erased.length} erased`)
    assert.ok(town.answers.length > 2000, `${town.answers.length} answers`)
  })

  /** What happens on one day, between ten and six. */
  async function liveThrough(day: number): Promise<void> {
    const someone = () => oneOf([...town.residents.keys()].slice(1), random)
    const some = (howMany: number) => Array.from({ length: Math.round(howMany * 2 * random()) }, someone)
    const isStill = (id: string) => ['none', 'open'].includes(town.resident(id).chat)
    for (const account of newcomers.splice(0, Math.round(2 * random()))) {
      if (random() < 0.1) town.graph.missInDelta(account.id)
      town.join(account)
    }
    for (const id of some(1)) if (town.resident(id).isThere) town.remove(id, random() < 0.3)
    for (const id of some(0.3)) if (!town.resident(id).isThere) town.restore(id)
    for (const id of some(1)) town.edit(id, { accountEnabled: random() < 0.7 })
    for (const id of some(2)) {
      if (random() < 0.1) town.graph.missInDelta(id)
      town.edit(id, { department: oneOf(spellingsOf(oneOf(departments, random)), random) })
    }
    for (const id of some(1))
      if (isStill(id))
        town.edit(id, { licence: oneOf(['E3', 'F3', 'none', 'E1 suspended'] as const, random) })
    for (const id of some(1)) town.edit(id, { mail: random() < 0.5 ? null : `${id}@kommun.example` })
    for (const id of some(1)) toggle(membersOf(oneOf(groups, random).id), id)
    for (const id of some(1)) await town.deleteChat(id)
    for (const id of some(day < 60 ? 25 : 3)) if (mayInstall(id)) await town.install(id)
    for (const id of some(0.3))
      if (mayInstall(id) && town.resident(id).chat === 'open') await town.uninstall(id)
    if (day % 120 === 0) town.graph.expireDeltaTokens(day % 240 === 0 ? 'expired' : 'reset')
    if (day % 90 === 0) town.graph.outage(true)
    await town.sync('changes')
    await town.tick()
    town.graph.outage(false)
    for (const id of some(30)) await town.answer(id, random() < 0.7)
  }

  function mayInstall(id: string): boolean {
    return town.isInScope(id) && hasTeams(town.resident(id).account.licence)
  }

  function takesPart({ audience }: RunningCourse, id: string): boolean {
    if (!audience) return true
    const isIn = (group: string): boolean =>
      membersOf(group).some((member) => member === id || (membersOf(member).length > 0 && isIn(member)))
    return audience.include.some(isIn) && !audience.exclude.some(isIn)
  }
})

/** Nothing expires, so that where somebody is counted depends on their answers alone. */
function coursesFor(include: string, exclude: string): RunningCourse[] {
  const reminders = { afterWorkingDays: [3], expiresAfterWorkingDays: 400 }
  const teaching = {
    repetition: { afterWrongDays: 12, afterRightDays: 24, retireAfterRight: 2 },
    reminders,
    catchUpWorkingDays: 2,
  }
  const lessons = (id: string) => ['1', '2', '3', '4'].map((nth) => lesson(`${id}-${nth}`))
  const facts = { calendar: { ...calendar, start: '2026-08-18', end: '2027-08-31' }, teaching }
  const audience = { include: [include], exclude: [exclude] }
  return [
    running(course('stad', { ...facts, lessons: lessons('stad') })),
    running(course('pilot', { ...facts, lessons: lessons('pilot'), audience })),
  ]
}

function toggle(members: string[], id: string): void {
  const place = members.indexOf(id)
  if (place < 0) members.push(id)
  else members.splice(place, 1)
}
