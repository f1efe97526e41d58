import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { base64url, SignJWT } from 'jose'
import { createSignIn, type SignInCheck } from '../../bot/http/sign-in.ts'
import { createTokenIssuer, type TokenIssuer } from '../../bot/local/token-issuer.ts'

const audience = '11111111-1111-4111-8111-111111111111'
const tenantId = '22222222-2222-4222-8222-222222222222'
const now = Math.floor(Date.now() / 1000)

describe('The check of who calls', () => {
  let server: Server
  let issuerUrl: string
  let issuer: TokenIssuer
  let signIn: SignInCheck
  let metadataAsked: number
  let down: { metadata: boolean; keys: boolean }

  beforeEach(async () => {
    metadataAsked = 0
    down = { metadata: false, keys: false }
    server = createServer((request, response) => {
      const isMetadata = request.url?.endsWith('/.well-known/openid-configuration')
      if (isMetadata) metadataAsked++
      if (isMetadata ? down.metadata : down.keys) {
        // Restify, where it is loaded, takes writeHead's return value away.
        response.writeHead(503)
        response.end()
      } else response.end(JSON.stringify(isMetadata ? issuer.metadata() : issuer.jwks()))
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    issuerUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/local/issuer`
    issuer = await createTokenIssuer({ issuer: issuerUrl, audience, tenantId })
    signIn = createSignIn({ metadataUrl: metadataUrl(), issuer: issuerUrl, audience, tenantId })
  })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })

  const metadataUrl = () => `${issuerUrl}/.well-known/openid-configuration`
  const check = (token: string) => signIn.check(`Bearer ${token}`)

  async function assertRefused(token: string, why: RegExp | string) {
    const result = await check(token)
    assert.equal(result.kind, 'refused')
    assert.match(result.why, new RegExp(why))
    assert.ok(!result.why.includes(token))
  }

  it('lets in whoever has a good token, and says who it is', async () => {
    assert.deepEqual(await check(await issuer.issue({ oid: 'leader-1', name: 'Lena' })), {
      kind: 'signed in',
      caller: { id: 'leader-1', name: 'Lena', roles: ['ProjectLeader'] },
    })
  })

  it('knows no roles that the token does not name', async () => {
    const result = await check(await issuer.issue({ roles: undefined, name: undefined }))

    assert.partialDeepStrictEqual(result, { kind: 'signed in', caller: { name: '', roles: [] } })
  })

  it('finds the scope among others', async () => {
    const result = await check(await issuer.issue({ scp: 'email access_as_user profile' }))

    assert.equal(result.kind, 'signed in')
  })

  it('asks for the metadata once', async () => {
    const token = await issuer.issue()
    await Promise.all([check(token), check(token)])
    await check(token)

    assert.equal(metadataAsked, 1)
  })

  for (const header of [undefined, '', 'Bearer', 'Bearer  ', 'Basic YTpi', 'token']) {
    it(`finds no token in ${JSON.stringify(header)}`, async () => {
      assert.deepEqual(await signIn.check(header), { kind: 'no token' })
    })
  }

  const badClaims: [string, Record<string, unknown>, string][] = [
    ['is expired', { exp: now - 120 }, 'expired'],
    ['is not valid yet', { nbf: now + 1800 }, 'claim nbf'],
    ['never expires', { exp: undefined }, 'claim exp'],
    ['does not say from when it is valid', { nbf: undefined }, 'claim nbf'],
    ['is for somebody else', { aud: '33333333-3333-4333-8333-333333333333' }, 'claim aud'],
    ['has another issuer', { iss: 'https://login.example/v2.0' }, 'claim iss'],
    ['is from another tenant', { tid: '44444444-4444-4444-8444-444444444444' }, 'another tenant'],
    ['is from no tenant', { tid: undefined }, 'malformed: tid'],
    ['says of no one who it is', { oid: undefined }, 'malformed: oid'],
    ['is an application, without a scope', { scp: undefined }, 'malformed: scp'],
    ['has another scope', { scp: 'access_as_user_too' }, 'scope access_as_user missing'],
    ['has roles that are none', { roles: 'ProjectLeader' }, 'malformed: roles'],
  ]
  for (const [what, claims, why] of badClaims) {
    it(`refuses a token that ${what}`, async () => {
      await assertRefused(await issuer.issue(claims), why)
    })
  }

  it('refuses a token signed with a key the issuer does not have', async () => {
    const other = await createTokenIssuer({ issuer: issuerUrl, audience, tenantId })

    await assertRefused(await other.issue(), 'ERR_JWKS_NO_MATCHING_KEY')
  })

  it('refuses a token that was changed after it was signed', async () => {
    const [header, , signature] = (await issuer.issue({ roles: [] })).split('.')
    const [, payload] = (await issuer.issue({ roles: ['Admin'] })).split('.')

    await assertRefused(`${header}.${payload}.${signature}`, 'SIGNATURE_VERIFICATION_FAILED')
  })

  it('refuses a token without a signature', async () => {
    const [, payload] = (await issuer.issue()).split('.')
    const header = base64url.encode(JSON.stringify({ alg: 'none', typ: 'JWT' }))

    await assertRefused(`${header}.${payload}.`, 'ERR_JOSE_ALG_NOT_ALLOWED')
  })

  it('refuses a token signed with the public key as if it were a secret', async () => {
    const [key] = (issuer.jwks() as { keys: { kid: string }[] }).keys
    const [, payload = ''] = (await issuer.issue()).split('.')
    const claims = JSON.parse(new TextDecoder().decode(base64url.decode(payload)))
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: key?.kid ?? '' })
      .sign(new TextEncoder().encode(JSON.stringify(key)))

    await assertRefused(token, 'ERR_JOSE_ALG_NOT_ALLOWED')
  })

  for (const garbage of ['x', 'a.b.c', '...', 'eyJhbGciOiJSUzI1NiJ9.e30.', 'å'.repeat(5000)]) {
    it(`refuses garbage: ${garbage.slice(0, 40)}`, async () => {
      const result = await check(garbage)

      assert.equal(result.kind, 'refused')
    })
  }

  it("is unavailable while the issuer's metadata can't be had, and comes back by itself", async () => {
    const token = await issuer.issue()
    down.metadata = true
    const before = await check(token)
    down.metadata = false

    assert.equal(before.kind, 'unavailable')
    assert.equal((await check(token)).kind, 'signed in')
  })

  it("is unavailable while the issuer's keys can't be had, and comes back by itself", async () => {
    const token = await issuer.issue()
    down.keys = true
    const before = await check(token)
    down.keys = false

    assert.equal(before.kind, 'unavailable')
    assert.equal((await check(token)).kind, 'signed in')
  })

  it('is unavailable when nobody listens at the address', async () => {
    const lost = createSignIn({ metadataUrl: 'http://127.0.0.1:1/', issuer: issuerUrl, audience, tenantId })

    assert.equal((await lost.check(`Bearer ${await issuer.issue()}`)).kind, 'unavailable')
  })

  it('does not trust the metadata of another issuer', async () => {
    const issuerName = 'https://login.example/v2.0'
    const fooled = createSignIn({ metadataUrl: metadataUrl(), issuer: issuerName, audience, tenantId })

    const result = await fooled.check(`Bearer ${await issuer.issue({ iss: issuerName })}`)

    assert.equal(result.kind, 'unavailable')
  })
})
