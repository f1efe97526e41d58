import assert from 'node:assert/strict'
import { createLearnerTable } from '../../bot/azure/learner-table.ts'
import { createPublicationTable } from '../../bot/azure/publication-table.ts'
import { openStorage } from '../../bot/azure/storage.ts'
import type { LearnerStore, PublicationStore, Write } from '../../bot/core/ports.ts'
import type { Tally } from '../../bot/core/tally.ts'
import { createLook, lookAtFigures } from '../../bot/flows/look-at-figures.ts'
import { overviewOf } from '../../bot/flows/show-overview.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { at, course, lesson, planOf, question, running } from '../support/builders.ts'

const sliceCount = 256
const lessons = Array.from({ length: 15 }, (_, i) => lesson(`lektion-${i + 1}`))
const survey = { questions: [question('vem'), question('var')], confidence: { sv: 'Jag vet.' } }
const stad = running(course('stad', { lessons, survey }))
const departments = Array.from({ length: 12 }, (_, i) => `Förvaltningen för område nummer ${i + 1}`)
const now = at('2027-05-01 10:00')

describe('the figures of a large municipality', function () {
  this.timeout(120_000)
  const azurite = azuriteForTests()
  let learners: LearnerStore
  let publications: PublicationStore
  let requests = 0
  const look = () =>
    lookAtFigures({ learners, publications, planner: planOf(stad), clock: { now: () => now } })
  before(async () => {
    const { connectionString } = azurite()
    const storage = await openStorage({ connectionString, prefix: `scale${process.pid}` })
    learners = createLearnerTable(counting(storage.learners), sliceCount, { onDamaged: assert.fail })
    publications = createPublicationTable(storage.publications)
  })

  /** Replaces every slice’s tallies as they are with so many people a slice. */
  async function populate(people: number): Promise<void> {
    const kept = await Promise.all(slices().map((slice) => learners.readSlice(slice)))
    for (const [slice, rows] of kept.entries()) {
      const versions = new Map(rows.tallies.map(({ value, version }) => [value.lesson, version]))
      const tallies = stad.steps.map(({ id }) => tallyOf(id, people))
      const writes: Write[] = [
        {
          kind: 'mark',
          value: { learners: people, simulated: 0, reach: {}, nextAt: 0, plan: '' },
          ...(rows.mark && { version: rows.mark.version }),
        },
        ...tallies.map((value) => {
          const version = versions.get(value.lesson)
          return { kind: 'tally' as const, value, ...(version !== undefined && { version }) }
        }),
      ]
      assert.equal((await learners.commit(slice, writes)).kind, 'committed')
    }
  }

  it('are read with one request a slice, however many have answered, and stay under 100 KB', async () => {
    const measured: { requests: number; bytes: number; learners: number }[] = []
    for (const people of [80, 400]) {
      await populate(people)
      await look()
      requests = 0

      const overview = overviewOf(await look())

      measured.push({ requests, bytes: JSON.stringify(overview).length, learners: overview.learners })
      assert.equal(overview.courses[0]?.lessons[0]?.departments.length, 12)
      assert.equal(overview.courses[0]?.lessons[0]?.figures.right.kind, 'shown')
    }

    assert.deepEqual(
      measured.map((each) => each.requests),
      [sliceCount, sliceCount],
    )
    assert.deepEqual(
      measured.map((each) => each.learners),
      [20_480, 102_400],
    )
    for (const { bytes } of measured) assert.ok(bytes < 100_000, `The overview has ${bytes} bytes.`)
  })

  it('are read once for all who ask at the same time, and kept for a moment', async () => {
    const twice = createLook(
      { learners, publications, planner: planOf(stad), clock: { now: () => now } },
      { maxAgeMilliseconds: 60_000, elapsed: () => 0 },
    )
    requests = 0

    const all = await Promise.all([twice(), twice(), twice()])
    all.push(await twice())

    assert.equal(requests, sliceCount)
    assert.ok(all.every((each) => each === all[0]))
  })

  /** The table, with every request counted. */
  function counting<T extends { readonly pipeline: { addPolicy(policy: object): void } }>(table: T): T {
    table.pipeline.addPolicy({
      name: 'counting',
      sendRequest: (request: object, next: (request: object) => Promise<unknown>) => {
        requests++
        return next(request)
      },
    })
    return table
  }
})

function slices(): number[] {
  return Array.from({ length: sliceCount }, (_, slice) => slice)
}

function tallyOf(id: string, people: number): Tally {
  const each = Math.ceil(people / departments.length)
  const asked = id.startsWith('survey.')
    ? { 'survey/vem/a': each, 'survey/var/a': each, 'survey/confidence/4': each }
    : { 'main/a': Math.floor(each * 0.6), 'main/b': Math.floor(each * 0.3), 'main/c': Math.floor(each * 0.1) }
  const states = { sent: 1, answered: each - 3, expired: 1, 'unreached/blocked': 1 }
  const repetitions = {
    1: { states: { sent: 1, answered: 3, expired: 1 }, right: 2 },
    2: { states: { answered: 2 }, right: 2 },
  }
  const counts = { eligible: each, states, right: Math.floor(each * 0.6), options: asked, repetitions }
  return {
    course: 'stad',
    lesson: id,
    departments: Object.fromEntries(departments.map((name) => [name, counts])),
    ...(id.startsWith('lektion') && {
      recall: { 'after wrong': { answered: 9, right: 5 }, 'after right': { answered: 30, right: 21 } },
      editions: { aaaaaaaaaaaa: people },
    }),
  }
}
