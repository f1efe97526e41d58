import assert from 'node:assert/strict'
import { strFromU8 } from 'fflate'
import { azuriteForTests } from '../support/azurite.ts'
import { startBot, type TestBot } from '../support/bot.ts'

describe('the API', () => {
  const azurite = azuriteForTests()
  let bot: TestBot
  before(async () => {
    bot = await startBot(azurite())
  })
  after(() => bot[Symbol.asyncDispose]())

  const get = (authorization?: string, path = '/api/overview') =>
    fetch(bot.url + path, { headers: authorization === undefined ? {} : { authorization } })
  const paths = [
    '/api/overview',
    '/api/lessons/stad/ett',
    '/api/memory/stad',
    '/api/report/stad',
    '/api/report/stad.xlsx',
    '/api/report/stad.csv',
  ]

  it('gives the overview to a project leader and to a reader', async () => {
    for (const roles of [['ProjectLeader'], ['Reader']]) {
      const answer = await get(`Bearer ${await bot.token({ roles })}`)

      assert.equal(answer.status, 200)
      assert.equal(answer.headers.get('cache-control'), 'no-store')
      assert.equal(((await answer.json()) as { learners: number }).learners, 0)
    }
  })

  const refused: Record<string, [() => Promise<string | undefined>, number]> = {
    'no token': [async () => undefined, 401],
    'an empty one': [async () => 'Bearer ', 401],
    nonsense: [async () => 'Bearer abc', 401],
    'an expired one': [() => bearer({ exp: 1_700_000_000 }), 401],
    'one for another app': [() => bearer({ aud: 'another' }), 401],
    'one of another tenant': [() => bearer({ tid: 'another' }), 401],
    'one without a role': [() => bearer({ roles: [] }), 403],
    'one with a role of another app': [() => bearer({ roles: ['Gardener'] }), 403],
  }
  for (const [what, [authorization, status]] of Object.entries(refused)) {
    it(`answers ${status} and no figures to ${what}`, async () => {
      for (const path of paths) {
        const answer = await get(await authorization(), path)

        assert.equal(answer.status, status)
        assert.deepEqual(Object.keys((await answer.json()) as object), ['error', 'message'])
      }
    })
  }

  it('gives a lesson with its card in each language, what is remembered, and the report', async () => {
    const token = `Bearer ${await bot.token({ roles: ['Reader'] })}`
    const read = async (path: string) => (await get(token, path)).json() as Promise<Record<string, unknown>>

    const lesson = await read('/api/lessons/stad/ett')
    const memory = await read('/api/memory/stad')
    const report = await read('/api/report/stad')

    const cards = lesson.cards as Record<string, { type: string; version: string }>
    assert.deepEqual(
      Object.entries(cards).map(([language, { type, version }]) => [language, type, version]),
      [
        ['sv', 'AdaptiveCard', '1.5'],
        ['en', 'AdaptiveCard', '1.5'],
      ],
    )
    assert.equal((memory.lessons as unknown[]).length, 3)
    assert.deepEqual(report.memory, memory)
  })

  it('gives the report as a file to be saved', async () => {
    const token = `Bearer ${await bot.token({ roles: ['ProjectLeader'] })}`

    const sheet = await get(token, '/api/report/stad.xlsx?language=en')
    const csv = await get(token, '/api/report/stad.csv')

    assert.equal(sheet.headers.get('cache-control'), 'no-store')
    assert.match(
      sheet.headers.get('content-disposition') ?? '',
      /^attachment; filename="droppe-report-stad-2026-09-01\.xlsx"$/,
    )
    assert.equal(strFromU8(new Uint8Array(await sheet.arrayBuffer()).slice(0, 2)), 'PK')
    assert.match(await csv.text(), /Hela organisationen/)
  })

  it('answers 404 with a sentence where no such course or lesson is under way', async () => {
    const token = `Bearer ${await bot.token({ roles: ['Admin'] })}`

    for (const path of [
      '/api/lessons/stad/nothing',
      '/api/lessons/no/ett',
      '/api/memory/no',
      '/api/report/no.csv',
    ]) {
      const answer = await get(token, path)

      assert.equal(answer.status, 404)
      assert.equal(((await answer.json()) as { error: string }).error, 'not found')
    }
  })

  it('says that it lives to anyone who asks', async () => {
    const answer = await fetch(`${bot.url}/health`)

    assert.equal(answer.status, 200)
    assert.deepEqual(await answer.json(), { status: 'ok' })
  })

  it('gives what was set aside with the overview', async () => {
    const answer = await get(`Bearer ${await bot.token({ roles: ['Reader'] })}`)

    assert.deepEqual(((await answer.json()) as { setAside: unknown }).setAside, [])
  })

  it('answers 404 with a sentence where there is nothing', async () => {
    const answer = await fetch(`${bot.url}/api/nothing`)

    assert.equal(answer.status, 404)
    assert.match(await answer.text(), /There is nothing at this address/)
  })

  it('serves the tab with a policy that lets Teams alone frame it', async () => {
    const answer = await fetch(`${bot.url}/tab/`)

    assert.equal(answer.status, 200)
    assert.match(
      answer.headers.get('content-security-policy') ?? '',
      /frame-ancestors https:\/\/teams\.microsoft\.com/,
    )
    assert.match(await answer.text(), /<html/)
  })

  it('serves nothing from outside the tab’s folder', async () => {
    for (const path of ['/tab/..%2f..%2fpackage.json', '/tab/%2e%2e/package.json', '/tab/assets/']) {
      const answer = await fetch(bot.url + path)

      assert.ok(answer.status >= 400 && answer.status < 500, `${path} gave ${answer.status}`)
    }
  })

  async function bearer(claims: Record<string, unknown>) {
    return `Bearer ${await bot.token(claims)}`
  }
})

describe('the lessons’ pictures', () => {
  const azurite = azuriteForTests()
  let bot: TestBot
  before(async () => {
    bot = await startBot(azurite())
  })
  after(() => bot[Symbol.asyncDispose]())

  it('are given, and nothing else of the content folder is', async () => {
    const status = async (path: string) => (await fetch(`${bot.url}/content/${path}`)).status

    assert.equal(await status('stad/images/why-everyone.png'), 200)
    assert.equal(await status('stad/images/nothing.png'), 404)
    assert.equal(await status('stad/course.yaml'), 404)
    assert.equal(await status('stad/images/..%2fcourse.yaml'), 404)
  })
})
