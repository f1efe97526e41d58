import assert from 'node:assert/strict'
import { reachRoutes } from '../../bot/http/reach-routes.ts'
import { close, createHttpServer, listen } from '../../bot/http/server.ts'
import { recordingLog } from '../support/builders.ts'

const empty = { asOf: '2026-09-01T12:00:00+02:00', people: 0, ways: [], departments: [] }

describe('GET /api/reach', () => {
  let server: ReturnType<typeof createHttpServer>
  let url: string
  let isBroken: boolean
  before(async () => {
    const log = recordingLog()
    const roles: Record<string, readonly string[]> = { leader: ['ProjectLeader'], anybody: [] }
    const signIn = {
      check: async (authorization = '') => {
        const its = roles[authorization]
        if (!its) return { kind: 'no token' as const }
        return { kind: 'signed in' as const, caller: { id: authorization, name: '', roles: its } }
      },
    }
    const showReach = async () => {
      if (isBroken) throw new Error('the storage is gone')
      return empty
    }
    server = createHttpServer(reachRoutes({ signIn, log, showReach }), log)
    url = `http://127.0.0.1:${await listen(server, 0)}/api/reach`
  })
  beforeEach(() => {
    isBroken = false
  })
  after(() => close(server))
  const get = (authorization?: string) =>
    fetch(url, { headers: authorization === undefined ? {} : { authorization } })

  it('gives the reach to a leader, and to nobody’s cache', async () => {
    const answer = await get('leader')

    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get('cache-control'), 'no-store')
    assert.deepEqual(await answer.json(), empty)
  })

  it('gives it to nobody else', async () => {
    assert.equal((await get()).status, 401)
    assert.equal((await get('anybody')).status, 403)
  })

  it('says that it can’t be read just now', async () => {
    isBroken = true

    assert.equal((await get('leader')).status, 503)
  })
})
