// What a Graph might say that the simulated one never does.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGraphClient } from '../../bot/graph/graph-client.ts'
import { pagesOf } from '../../bot/graph/pages.ts'
import { User } from '../../bot/graph/user.ts'
import { directoryOf } from '../support/directory.ts'

interface Answer {
  readonly status?: number
  readonly headers?: Record<string, string>
  readonly body?: string
}

describe('A Graph that answers oddly', () => {
  /** `inside` gets pages of "/users", each path that was asked for, and the address. */
  async function withAnswers(
    answers: (path: string, baseUrl: string) => Answer,
    inside: (pages: () => Promise<unknown[]>, asked: string[], baseUrl: string) => Promise<void>,
  ) {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      const {
        status = 200,
        headers = { 'content-type': 'application/json' },
        body,
      } = answers(request.url ?? '', baseUrl)
      response.writeHead(status, headers)
      response.end(body)
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const graph = createGraphClient({ baseUrl, token: async () => 'good', maxRetries: 0 })
    try {
      await inside(() => Array.fromAsync(pagesOf(graph, '/users', 'User.Read.All', User)), asked, baseUrl)
    } finally {
      server.closeAllConnections()
      server.close()
    }
  }

  const page = (value: object[], next?: string) => ({
    body: JSON.stringify({ value, ...(next && { '@odata.nextLink': next }) }),
  })

  it('is not followed to another host, which would get the token', async () => {
    await withAnswers(
      () => page([{ id: '1' }], 'https://elsewhere.example/v1.0/users?$skiptoken=x'),
      async (pages) => {
        const [first, second] = await pages()

        assert.equal((first as { kind: string }).kind, 'page')
        assert.match(JSON.stringify(second), /"failed".*not a path in http:\/\/127/)
      },
    )
  })

  it('is not followed in circles', async () => {
    await withAnswers(
      (_, baseUrl) => page([{ id: '1' }], `${baseUrl}/v1.0/users?$skiptoken=x`),
      async (pages, asked) => {
        const read = await pages()

        assert.match(JSON.stringify(read.at(-1)), /lead back/)
        assert.equal(asked.length, 2)
      },
    )
  })

  it('is followed over an empty page', async () => {
    await withAnswers(
      (path, baseUrl) =>
        path.includes('skip') ? page([{ id: '1' }]) : page([], `${baseUrl}/v1.0/users?$skiptoken=x`),
      async (pages) => assert.equal((await pages()).length, 2),
    )
  })

  it('fails where a row is not as documented, without saying what stood there', async () => {
    await withAnswers(
      () => page([{ id: '1', mail: { secret: 'anna@kommun.example' } }]),
      async (pages) => {
        assert.deepEqual(await pages(), [{ kind: 'failed', reason: 'not as documented: value.mail' }])
      },
    )
  })

  it('is believed last when it tells of somebody several times', async () => {
    const value = [
      { id: 'back', department: 'Bibliotek' },
      { id: 'back', '@removed': { reason: 'changed' } },
      { id: 'back', mail: 'back@kommun.example' },
      { id: 'gone', department: 'Bibliotek' },
      { id: 'gone', '@removed': { reason: 'deleted' } },
      { id: 'moved', department: 'Bibliotek', mail: null },
      { id: 'moved', department: 'Räddningstjänst' },
    ]
    const deltaLink = 'next'
    await withAnswers(
      (path) => {
        const isDelta = path.includes('delta')
        return { body: JSON.stringify(isDelta ? { value, '@odata.deltaLink': deltaLink } : { value: [] }) }
      },
      async (_pages, _asked, baseUrl) => {
        const read = await directoryOf({ baseUrl }).readChanges(`${baseUrl}/v1.0/users/delta?$deltatoken=x`)

        assert.deepEqual(read, {
          kind: 'changes',
          changes: [
            { id: 'back', mail: 'back@kommun.example' },
            { id: 'moved', department: 'Räddningstjänst', mail: null },
          ],
          removed: ['gone'],
          deltaLink,
        })
      },
    )
  })

  const odd: [what: string, answer: Answer, kind: string][] = [
    [
      'a page of HTML with 502',
      { status: 502, headers: { 'content-type': 'text/html' }, body: '<p>' },
      'outage',
    ],
    ['500 without a body', { status: 500, headers: {} }, 'outage'],
    ['410 without a code', { status: 410, headers: {} }, 'start over'],
    ['half a JSON', { body: '{"value": [' }, 'failed'],
    ['an empty 200', { headers: {} }, 'failed'],
    ['a redirection to nowhere', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 'outage'],
    ['418', { status: 418, body: '{"error": {"code": "teapot", "message": ""}}' }, 'failed'],
  ]
  for (const [what, answer, kind] of odd) {
    it(`means ${kind}: ${what}`, async () => {
      await withAnswers(
        () => answer,
        async (pages) => assert.equal(((await pages()) as { kind: string }[])[0]?.kind, kind),
      )
    })
  }
})
