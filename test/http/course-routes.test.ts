import assert from 'node:assert/strict'
import type {
  CoursePlan,
  CoursesAnswer,
  MisfitAnswer,
  OverviewAnswer,
  PreviewAnswer,
  TrailAnswer,
} from '../../bot/http/contract.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { startBot, type TestBot } from '../support/bot.ts'
import { course } from '../support/builders.ts'
import { eventually } from '../support/eventually.ts'

describe('the tab’s routes for courses', () => {
  const azurite = azuriteForTests()
  let bot: TestBot
  let leader: string
  beforeEach(async () => {
    bot = await startBot({ ...azurite(), courses: [course('stad'), course('it')] })
    leader = await bot.token({ oid: 'leader', name: 'Åsa Öberg' })
  })
  afterEach(() => bot[Symbol.asyncDispose]())

  async function ask(method: string, path: string, body?: unknown, token = leader) {
    const answer = await fetch(bot.url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: await answer.json() }
  }
  async function planOf(id: string): Promise<CoursePlan> {
    const { body } = await ask('GET', '/api/courses')
    const plan = (body as CoursesAnswer).courses.find((each) => each.id === id)
    assert.ok(plan, `There is no ${id}.`)
    return plan
  }

  const overview = async () => (await ask('GET', '/api/overview')).body as OverviewAnswer

  it('pause and resume a course, and leave a line of each in the trail', async () => {
    const { version } = await planOf('stad')
    const paused = await ask('POST', '/api/courses/stad', { version, change: { kind: 'pause' } })
    const again = await planOf('stad')
    // The plan that everything goes by is read anew after two seconds.
    await eventually(async () => (await overview()).notices.some(({ kind }) => kind === 'paused'), 'a notice')
    const shown = (await overview()).courses.map(({ id }) => id).toSorted()
    const resumed = await ask('POST', '/api/courses/stad', {
      version: again.version,
      change: { kind: 'resume' },
    })

    assert.deepEqual([paused.status, again.state, resumed.status], [200, 'paused', 200])
    assert.equal((await planOf('stad')).state, 'running')
    assert.deepEqual(shown, ['it', 'stad'])
    const { entries } = (await ask('GET', '/api/trail')).body as TrailAnswer
    assert.deepEqual(
      entries.map(({ what, by, course }) => [what, by.name, course]),
      [
        ['resume', 'Åsa Öberg', 'stad'],
        ['pause', 'Åsa Öberg', 'stad'],
      ],
    )
  })

  it('show what a paused course has reached, in the overview as well', async () => {
    const { version } = await planOf('stad')
    await ask('POST', '/api/courses/stad', { version, change: { kind: 'pause' } })

    const shown = await eventually(async () => {
      const { body } = await ask('GET', '/api/overview')
      const { courses } = body as { courses: { id: string }[] }
      return courses.some(({ id }) => id === 'stad')
    }, 'the paused course in the overview')

    assert.ok(shown)
    assert.equal((await ask('GET', '/api/report/stad')).status, 200)
  })

  it('tell the later of two leaders that the course has changed, and overwrite nothing', async () => {
    const { version } = await planOf('stad')
    await ask('POST', '/api/courses/stad', { version, change: { kind: 'pause' } })

    const late = await ask('POST', '/api/courses/stad', { version, change: { kind: 'pause' } })

    assert.equal(late.status, 409)
    assert.match((late.body as { message: string }).message, /Nothing was overwritten/)
    assert.equal((await planOf('stad')).state, 'paused')
  })

  it('start a pilot for oneself beside the course, and end it', async () => {
    const started = await ask('POST', '/api/courses/stad', { change: { kind: 'pilot', start: '2026-09-02' } })
    const pilot = await planOf('stad-pilot')

    assert.equal(started.status, 200)
    assert.deepEqual(pilot.audience, { people: 1, groups: [] })
    assert.deepEqual(
      pilot.lessons.map(({ date }) => date),
      ['2026-09-02', '2026-09-03', '2026-09-04'],
    )
    const ended = await ask('POST', '/api/courses/stad-pilot', {
      version: pilot.version,
      change: { kind: 'end pilot' },
    })
    assert.equal(ended.status, 200)
    assert.equal((await planOf('stad-pilot')).state, 'over')
    await ask('POST', '/api/courses/stad', { change: { kind: 'pilot', start: '2026-09-02' } })
    assert.equal((await planOf('stad-pilot2')).state, 'running')
  })

  it('send the pilot’s lessons to the leader and to nobody else', async () => {
    await ask('POST', '/api/courses/stad', { change: { kind: 'pilot', start: '2026-09-02' } })
    bot.setTime('2026-09-02 09:30')
    for (const id of ['leader', 'other']) await install(id)
    // One card a day: the two courses' own lessons take the first two.
    await eventuallySent(2)
    bot.setTime('2026-09-03 09:30')
    await eventuallySent(4)
    bot.setTime('2026-09-04 09:30')

    await eventuallySent(5)

    const pilots = bot.sent.filter(({ activity }) => JSON.stringify(activity).includes('stad-pilot'))
    assert.deepEqual(
      pilots.map(({ chat }) => chat),
      ['a:simulated-leader'],
    )
  })

  it('refuse days that the lessons don’t fit between, and say why', async () => {
    const answer = await ask('POST', '/api/courses/new', {
      change: { kind: 'start', start: '2026-09-01', end: '2026-09-02' },
    })
    assert.equal(answer.status, 404)

    const { version } = await planOf('stad')
    const started = await ask('POST', '/api/courses/stad', {
      version,
      change: { kind: 'start', start: '2026-09-01', end: '2026-09-20' },
    })
    assert.equal(started.status, 422)
  })

  describe('where nothing has been started', () => {
    let idle: TestBot
    let token: string
    before(async () => {
      idle = await startBot({ ...azurite(), courses: [course('stad')], isStarted: false })
      token = await idle.token()
    })
    after(() => idle[Symbol.asyncDispose]())

    async function askIdle(method: string, path: string, body?: unknown) {
      const answer = await fetch(idle.url + path, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      return { status: answer.status, body: await answer.json() }
    }
    const start = (end: string) => ({ change: { kind: 'start', start: '2026-09-01', end } })

    it('show what a start would make, and change nothing', async () => {
      const previewed = await askIdle('POST', '/api/courses/stad/preview', start('2026-12-18'))

      const { plan } = previewed.body as PreviewAnswer
      assert.deepEqual(
        plan.lessons.map(({ date }) => date),
        ['2026-09-01', '2026-09-15', '2026-09-29'],
      )
      const { courses } = (await askIdle('GET', '/api/courses')).body as CoursesAnswer
      assert.deepEqual([courses[0]?.state, courses[0]?.version], ['offered', undefined])
    })

    it('say in a code why the lessons don’t fit, before and when one starts all the same', async () => {
      const misfit = { kind: 'too few days', fitting: 2, lessons: 3 }
      const previewed = await askIdle('POST', '/api/courses/stad/preview', start('2026-09-20'))
      const started = await askIdle('POST', '/api/courses/stad', start('2026-09-20'))

      assert.deepEqual((previewed.body as PreviewAnswer).plan.misfit, misfit)
      assert.equal(started.status, 422)
      assert.deepEqual((started.body as MisfitAnswer).misfit, misfit)
    })

    it('tell the time where the courses are, though none is under way', async () => {
      const { body } = await askIdle('GET', '/api/overview')

      assert.equal((body as OverviewAnswer).asOf, '2026-09-01T08:00:00+02:00')
    })

    it('tell it on the overview, until somebody starts', async () => {
      const noticed = async () => {
        const { body } = await askIdle('GET', '/api/overview')
        return (body as OverviewAnswer).notices.map(({ kind }) => kind)
      }
      const before = await noticed()
      await askIdle('POST', '/api/courses/stad', start('2026-12-18'))

      assert.deepEqual(before, ['not started'])
      await eventually(async () => (await noticed()).length === 0, 'no notice')
    })
  })

  it('say what they don’t understand', async () => {
    for (const body of [
      {},
      { change: { kind: 'erase' } },
      { change: { kind: 'pilot', start: 'tomorrow' } },
      [],
    ]) {
      const answer = await ask('POST', '/api/courses/stad', body)

      assert.equal(answer.status, 400, JSON.stringify(body))
    }
  })

  it('let a reader see and change nothing', async () => {
    const reader = await bot.token({ roles: ['Reader'] })
    const { version } = await planOf('stad')

    assert.equal((await ask('GET', '/api/courses', undefined, reader)).status, 200)
    for (const path of ['/api/courses/stad', '/api/courses/stad/preview', '/api/courses/stad/rehearsal']) {
      const refused = await ask('POST', path, { version, change: { kind: 'pause' } }, reader)

      assert.equal(refused.status, 403)
      assert.match((refused.body as { message: string }).message, /may see this but not change it/)
    }
    assert.equal((await planOf('stad')).state, 'running')
  })

  it('rehearse a course and give the result, while answers go on', async function () {
    this.timeout(30_000)
    const [rehearsed, meanwhile] = await Promise.all([
      ask('POST', '/api/courses/stad/rehearsal', { people: 40 }),
      ask('POST', '/api/courses/stad/rehearsal', { people: 40 }),
    ])

    assert.deepEqual([rehearsed.status, meanwhile.status].sort(), [200, 429])
    const { rehearsal } = (rehearsed.status === 200 ? rehearsed : meanwhile).body as {
      rehearsal: { people: { all: number }; cards: { mostForOneInADay: number } }
    }
    assert.equal(rehearsal.people.all, 40)
    assert.equal(rehearsal.cards.mostForOneInADay, 1)
  })

  function install(id: string) {
    return bot.post({
      type: 'installationUpdate',
      action: 'add',
      id: crypto.randomUUID(),
      channelId: 'msteams',
      serviceUrl: bot.serviceUrl,
      from: { id: `29:${id}`, aadObjectId: id },
      recipient: { id: '28:bot' },
      conversation: { id: `chat-${id}`, conversationType: 'personal', tenantId: 'tenant' },
    })
  }

  const eventuallySent = (cards: number) =>
    eventually(async () => bot.sent.filter(isLesson).length >= cards, `${cards} lessons`, 20)

  const isLesson = ({ activity }: (typeof bot.sent)[number]) => JSON.stringify(activity).includes('"item"')
})
