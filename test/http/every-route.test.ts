import assert from 'node:assert/strict'
import { SignJWT, UnsecuredJWT } from 'jose'
import { createSignIn } from '../../bot/http/sign-in.ts'
import { unwatched } from '../../bot/telemetry/watch.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { startBot, type TestBot } from '../support/bot.ts'
import { type BotFramework, type SigningKey, startBotFramework } from '../support/bot-framework.ts'

interface Door {
  readonly method: string
  readonly path: string
}

/** Anyone may: they hold nothing of anyone, or what they hold is in a link that opens for its owner alone. */
const open = new Set([
  'get /',
  'get /tab',
  'get /tab/settings.json',
  'get /tab/*',
  'get /health',
  'get /ready',
  'get /content/*',
  'get /certificate/*',
  'get /my-data/*',
  'get /svar/*',
  'head /svar/*',
  'post /svar/*',
])
/** Has a check of its own, of tokens that Teams sends: those of the production tests. */
const ofTeams = new Set(['post /api/messages'])

describe('Every route that is there', function () {
  this.timeout(60_000)

  const azurite = azuriteForTests()
  let framework: BotFramework
  let bot: TestBot
  let doors: readonly Door[] = []
  let asked = 0
  before(async () => {
    framework = await startBotFramework()
    const { metadataUrl, issuer, appId: audience, tenantId } = framework
    bot = await startBot({
      connectionString: azurite().connectionString,
      isAnswering: true,
      parts: {
        signIn: createSignIn({ metadataUrl, issuer, audience, tenantId }),
        routes: [],
        runPreflight: async () => [],
        // Each request comes from an address of its own: else the limits would answer.
        serverSettings: { trustedProxies: 1 },
        watch: {
          ...unwatched,
          routes(routes) {
            doors = routes
            return [...routes]
          },
        },
      },
    })
  })
  after(async () => {
    await bot[Symbol.asyncDispose]()
    await framework[Symbol.asyncDispose]()
  })

  const guarded = () =>
    doors.filter(({ method, path }) => !open.has(`${method} ${path}`) && !ofTeams.has(`${method} ${path}`))
  const person = (claims: object = {}, key?: SigningKey) =>
    framework.sign('', { ...claimsOf(framework), ...claims }, key)

  async function ask({ method, path }: Door, authorization?: string) {
    const answer = await fetch(`${bot.url}${path.replace(/:\w+/g, 'stad')}`, {
      method,
      headers: {
        'x-forwarded-for': `10.0.${asked >> 8}.${asked++ & 255}`,
        ...(authorization && { authorization }),
        ...(method === 'post' && { 'content-type': 'application/json' }),
      },
      ...(method === 'post' && { body: '{}' }),
    })
    return { status: answer.status, text: await answer.text() }
  }

  it('is known to be open, or has a guard', () => {
    const unknown = [...open, ...ofTeams].filter(
      (name) => !doors.some(({ method, path }) => name === `${method} ${path}`),
    )

    assert.deepEqual(unknown, [], 'they are no longer there')
    assert.ok(guarded().length > 20, `only ${guarded().length} are guarded`)
    assert.ok(guarded().every(({ path }) => path.startsWith('/api/')))
  })

  const now = Math.floor(Date.now() / 1000)
  const bad: readonly [what: string, header: () => Promise<string | undefined>][] = [
    ['no token', async () => undefined],
    ['another scheme', async () => 'Basic ZHJvcHBlOmRyb3BwZQ=='],
    ['something that is no token', async () => 'Bearer abc'],
    [
      'a token that nobody has signed',
      async () => `Bearer ${new UnsecuredJWT(claimsOf(framework)).encode()}`,
    ],
    [
      'a token signed with a word',
      async () =>
        `Bearer ${await new SignJWT(claimsOf(framework)).setProtectedHeader({ alg: 'HS256', kid: 'teams' }).sign(new TextEncoder().encode('droppe'.repeat(9)))}`,
    ],
    ['a token of a foreign key', async () => `Bearer ${await person({}, 'foreign')}`],
    ['a token of an unpublished key', async () => `Bearer ${await person({}, 'unpublished')}`],
    ['a token that has expired', async () => `Bearer ${await person({ exp: now - 400 })}`],
    [
      'a token that isn’t good yet',
      async () => `Bearer ${await person({ nbf: now + 600, exp: now + 3600 })}`,
    ],
    [
      'a token of another issuer',
      async () => `Bearer ${await person({ iss: 'https://sts.windows.net/x/' })}`,
    ],
    ['a token for another program', async () => `Bearer ${await person({ aud: 'another' })}`],
    ['a token of another organisation', async () => `Bearer ${await person({ tid: 'another' })}`],
    ['a token for another purpose', async () => `Bearer ${await person({ scp: 'User.Read' })}`],
    ['a token of nobody', async () => `Bearer ${await person({ oid: undefined })}`],
    [
      'a token of Teams',
      async () => `Bearer ${await framework.sign(bot.serviceUrl, { aud: framework.appId, exp: now + 3600 })}`,
    ],
  ]
  for (const [what, header] of bad) {
    it(`refuses ${what}`, async () => {
      const authorization = await header()

      for (const door of guarded()) {
        const { status, text } = await ask(door, authorization)
        assert.equal(status, 401, `${door.method} ${door.path}: ${status} ${text}`)
        assert.match(text, /Sign in again/)
      }
    })
  }

  it('refuses who has no role in Droppe, except for saying who they are', async () => {
    for (const roles of [undefined, [], ['Teacher']]) {
      const authorization = `Bearer ${await person({ roles })}`
      for (const door of guarded().filter(({ path }) => path !== '/api/me')) {
        const { status, text } = await ask(door, authorization)
        assert.equal(status, 403, `${door.method} ${door.path}: ${status} ${text}`)
      }
    }
  })

  it('lets no reader change anything', async () => {
    const authorization = `Bearer ${await person({ roles: ['Reader'] })}`

    const opened: string[] = []
    for (const door of guarded().filter(({ method }) => method === 'post'))
      if ((await ask(door, authorization)).status !== 403) opened.push(door.path)

    assert.deepEqual(opened, [])
  })

  it('lets in whoever has a good token and both roles', async () => {
    const authorization = `Bearer ${await person({ roles: ['ProjectLeader', 'Admin'] })}`

    for (const door of guarded()) {
      const { status, text } = await ask(door, authorization)
      assert.ok(![401, 403, 429].includes(status) && status < 500, `${door.method} ${door.path}: ${text}`)
    }
  })
})

function claimsOf({ issuer, appId, tenantId }: BotFramework) {
  const now = Math.floor(Date.now() / 1000)
  return {
    iss: issuer,
    aud: appId,
    tid: tenantId,
    oid: 'lena',
    scp: 'access_as_user',
    roles: ['ProjectLeader'],
    nbf: now - 60,
    exp: now + 3600,
    serviceurl: undefined,
  }
}
