import assert from 'node:assert/strict'
import type { LetterPaceState } from '../../bot/core/letter-pace.ts'
import { checkLedger } from '../../bot/flows/check-ledger.ts'
import { itemCard } from '../../bot/flows/item-card.ts'
import { reconcileSlice } from '../../bot/flows/reconcile-slice.ts'
import type { SimulatedGraph } from '../../bot/local/graph/simulated-graph.ts'
import { createMemoryLearnerStore } from '../../bot/local/memory-learner-store.ts'
import { createMemoryPaceStore } from '../../bot/local/memory-pace-store.ts'
import { createLetterPace } from '../../bot/timer/letter-pace.ts'
import { recordingLog, running } from '../support/builders.ts'
import { graphOf } from '../support/graph.ts'
import { letterLearner, mailbox, mailboxAt, otherReaders, putLearner, reader } from '../support/letters.ts'
import { createWorld } from '../support/world.ts'

const card = itemCard(
  [running()],
  { course: 'stad', item: 'ett', question: 'main' },
  { language: 'sv', isReminder: false },
)
if (card?.kind !== 'lesson') throw new Error('The test’s course has no such lesson.')
const letter = { item: card, link: 'https://droppe.example.se/svar/token', name: `${reader.id}/stad/ett/0` }

describe('the mailbox', () => {
  let graph: SimulatedGraph
  beforeEach(async () => {
    graph = await graphOf()
  })
  afterEach(() => graph.stop())

  const send = (log = recordingLog(), patience?: number) =>
    mailboxAt(graph, log, patience).send(reader.id, letter)

  it('sends to the address that the directory has just then', async () => {
    graph.edit(reader.id, { mail: 'new.name@kommun.example' })

    const outcome = await send()

    assert.deepEqual(outcome, { kind: 'sent', activityId: '' })
    const [sent] = graph.outbox
    assert.deepEqual([sent?.from, sent?.to], [mailbox, ['new.name@kommun.example']])
    assert.equal(sent?.subject, 'En minuts lektion: Lektion ett')
    assert.match(sent?.text ?? '', /Vad gör du \(main\)\?\n {2}• Frågar\n/)
    assert.match(sent?.html ?? '', /<a href="https:\/\/droppe\.example\.se\/svar\/token"/)
    assert.equal(sent?.headers['reply-to'], '<samordnare@example.se>')
  })

  it('gives one sending one name, which tells nobody whose it is', async () => {
    const office = mailboxAt(graph)
    await office.send(reader.id, letter)
    await office.send(reader.id, letter)
    await office.send(reader.id, { ...letter, name: `${reader.id}/stad/ett/1` })

    const [first, second, reminder] = graph.outbox.map(({ headers }) => headers['message-id'] ?? '')
    assert.equal(first, second)
    assert.notEqual(first, reminder)
    assert.doesNotMatch(first ?? '', new RegExp(reader.id))
  })

  const unreachable: Record<string, (graph: SimulatedGraph) => void> = {
    'has no address': (to) => to.edit(reader.id, { mail: null }),
    'has one that no letter can be sent to': (to) => to.edit(reader.id, { mail: 'anna@kommun' }),
    'has one with a line break in it': (to) => to.edit(reader.id, { mail: 'a@b.se\r\nBcc: c@d.se' }),
    'has an account that is switched off': (to) => to.disable(reader.id),
    'isn’t in the directory': (to) => to.remove(reader.id),
  }
  for (const [who, happens] of Object.entries(unreachable)) {
    it(`reaches nobody who ${who}`, async () => {
      happens(graph)

      assert.deepEqual(await send(), { kind: 'unreachable', reason: 'refused' })
      assert.equal(graph.outbox.length, 0)
    })
  }

  it('hands on how long it is to rest, and doesn’t try again by itself', async () => {
    const own = await graphOf({ limits: { lettersPerTenMinutes: 1 }, now: () => 0 })
    const limited = mailboxAt(own)
    await limited.send(reader.id, letter)

    const outcome = await limited.send(reader.id, letter)

    assert.deepEqual(outcome, { kind: 'throttled', retryAfterSeconds: 600 })
    assert.equal(own.answered.get('POST /users/*/sendMail 429'), 1)
    await own.stop()
  })

  it('lets an outage pass, and tells of it once until a letter has gone', async () => {
    const log = recordingLog()
    const office = mailboxAt(graph, log)
    graph.outage(true)
    const during = [await office.send(reader.id, letter), await office.send(reader.id, letter)]
    graph.outage(false)
    const after = await office.send(reader.id, letter)
    graph.outage(true)
    await office.send(reader.id, letter)

    assert.deepEqual(
      during.map(({ kind }) => kind),
      ['passing', 'passing'],
    )
    assert.equal(after.kind, 'sent')
    assert.equal(log.lines.length, 2)
  })

  it('lets it pass when nobody is there to take the letter', async () => {
    const office = mailboxAt(graph)
    await graph.stop()

    assert.equal((await office.send(reader.id, letter)).kind, 'passing')
  })

  it('says it doesn’t know when the letter was taken and no answer came', async () => {
    const own = await graphOf({ letterMilliseconds: 500 })

    const outcome = await mailboxAt(own, recordingLog(), 200).send(reader.id, letter)
    await new Promise((resolve) => setTimeout(resolve, 600))

    assert.equal(outcome.kind, 'unknown')
    assert.equal(own.outbox.length, 1)
    await own.stop()
  })

  const troubles: [string, (graph: SimulatedGraph) => void, RegExp][] = [
    ['the role in Exchange', (to) => to.revoke('Application Mail.Send'), /Application Mail\.Send \(RBAC/],
    ['the permission to read addresses', (to) => to.revoke('User.Read.All'), /permission User\.Read\.All/],
  ]
  for (const [what, happens, told] of troubles) {
    it(`keeps letters waiting and says what to do when ${what} is missing`, async () => {
      const log = recordingLog()
      happens(graph)

      const outcome = await send(log)

      assert.equal(outcome.kind, 'passing')
      assert.match(JSON.stringify(log.lines), told)
    })
  }

  it('says what to do when it isn’t there', async () => {
    const own = await graphOf({ mailbox: 'another@kommun.example', granted: ['User.Read.All', 'Mail.Send'] })
    const log = recordingLog()

    const outcome = await mailboxAt(own, log).send(reader.id, letter)

    assert.equal(outcome.kind, 'passing')
    assert.match(JSON.stringify(log.lines), /check DROPPE_MAILBOX/)
    await own.stop()
  })
})

describe('Graph that goes away in mid-sending', function () {
  this.timeout(30_000)

  it('leaves nobody with two letters, and nobody without one for longer than a reminder', async () => {
    const people = [reader, ...otherReaders.slice(0, 29)]
    const graph = await graphOf({ faults: { seed: 3, lost: 0.2, unavailable: 0.2 } })
    // Whoever has no address is another test's business.
    for (const { id, email } of people) graph.edit(id, { mail: email, accountEnabled: true })
    const learners = createMemoryLearnerStore(2)
    const pace = createLetterPace(createMemoryPaceStore<LetterPaceState>(), {
      perMinute: 60_000,
      perDay: 10_000,
    })
    const links = { answer: async () => 'https://droppe.example.se/svar/token' }
    const { world, setTime, figures } = createWorld({
      learners,
      post: { office: mailboxAt(graph), pace, links },
    })
    for (const { id } of people) await putLearner(learners, letterLearner({ id }))
    const lookAll = async (date: string) => {
      for (let minute = 0; minute < 25; minute++) {
        setTime(`${date} 09:${String(2 * minute).padStart(2, '0')}`)
        if (minute === 3) graph.outage(true)
        if (minute === 5) graph.outage(false)
        await Promise.all([0, 1, 0].map((slice) => reconcileSlice(world, slice)))
      }
    }
    const perPerson = () => people.map(({ email }) => graph.outbox.filter(({ to }) => to[0] === email).length)

    await lookAll('2026-09-01')
    const first = perPerson()
    const unknown = (await figures())?.unknown ?? 0
    await lookAll('2026-09-04')

    assert.ok(Math.max(...first) === 1, `${first}`)
    assert.ok(unknown > 0, 'the faults have hit somebody')
    const both = perPerson()
    assert.ok(
      both.every((count) => count >= 1 && count <= 2),
      `${both}`,
    )
    const ids = graph.outbox.map(({ headers }) => headers['message-id'])
    assert.equal(new Set(ids).size, ids.length)
    assert.equal((await figures())?.waiting, 0)
    await checkLedger(learners, [running()])
    await graph.stop()
  })
})
