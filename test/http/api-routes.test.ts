import assert from 'node:assert/strict'
import { azuriteForTests } from '../support/azurite.ts'
import { startBot, type TestBot } from '../support/bot.ts'

describe('the API', () => {
  const azurite = azuriteForTests()
  let bot: TestBot
  before(async () => {
    bot = await startBot(azurite())
  })
  after(() => bot[Symbol.asyncDispose]())

  const get = (authorization?: string) =>
    fetch(`${bot.url}/api/overview`, { headers: authorization === undefined ? {} : { authorization } })

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
      const answer = await get(await authorization())

      assert.equal(answer.status, status)
      assert.deepEqual(Object.keys((await answer.json()) as object), ['error', 'message'])
    })
  }

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
