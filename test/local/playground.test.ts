import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { relative } from 'node:path'
import { createMunicipality } from '../../bot/local/municipality.ts'
import { startPlayground } from '../../bot/local/playground.ts'
import { freePorts } from '../../bot/local/ports.ts'
import { isAlive } from '../support/is-alive.ts'
import { temporaryFolder } from './temporary-folder.ts'

const { person, tenantId } = createMunicipality({ size: 0, seed: 1 })
const unexpected = (reason: string) => assert.fail(reason)

async function botThatListens() {
  const activities: Record<string, unknown>[] = []
  const server: Server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    if (body !== '') activities.push(JSON.parse(body))
    response.end()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const botUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`
  return { activities, botUrl, stop: () => server.close() }
}

async function port(): Promise<number> {
  const [free] = await freePorts(1)
  return free ?? assert.fail('No free port.')
}

describe('Agents Playground as a child', function () {
  this.timeout(30_000)

  it('is the Teams client of our person, in the chat with the bot', async () => {
    const bot = await botThatListens()
    const settings = { botUrl: bot.botUrl, person, tenantId, onUnexpectedExit: unexpected }
    const playground = await startPlayground({
      ...settings,
      port: await port(),
      folder: relative(process.cwd(), temporaryFolder()),
    })

    const install = await fetch(
      `${playground.url}/_debug/conversation/a:personal-${person.id}/installation`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      },
    )
    const created = await fetch(`${playground.url}/_connector/v3/conversations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ members: [{ id: person.id }], tenantId, channelData: {} }),
    })

    await playground.stop()
    bot.stop()
    assert.ok(install.ok)
    const [activity] = bot.activities
    assert.partialDeepStrictEqual(activity, {
      type: 'installationUpdate',
      action: 'add',
      channelId: 'msteams',
      serviceUrl: `${playground.url}/_connector`,
      from: { aadObjectId: person.id },
      conversation: { id: `a:personal-${person.id}`, conversationType: 'personal', tenantId },
    })
    assert.deepEqual(await created.json(), { id: `a:personal-${person.id}` })
  })

  it('is gone when it is stopped', async () => {
    const settings = { botUrl: 'http://127.0.0.1:9', person, tenantId, onUnexpectedExit: unexpected }
    const playground = await startPlayground({ ...settings, port: await port(), folder: temporaryFolder() })

    await playground.stop()

    assert.ok(!isAlive(playground.pid))
    await assert.rejects(fetch(playground.url))
  })

  it('listens on 127.0.0.1 alone', async () => {
    const settings = { botUrl: 'http://127.0.0.1:9', person, tenantId, onUnexpectedExit: unexpected }
    const ourPort = await port()
    const playground = await startPlayground({ ...settings, port: ourPort, folder: temporaryFolder() })

    try {
      // All of 127/8 leads here on Linux, so whoever listens on all interfaces answers there.
      await assert.rejects(fetch(`http://127.0.0.2:${ourPort}/_debug/ping`))
    } finally {
      await playground.stop()
    }
  })

  it('says in one line what to do when its port is taken', async () => {
    const other = createTcpServer()
    await once(other.listen(0, '127.0.0.1'), 'listening')
    const taken = (other.address() as AddressInfo).port
    const settings = { botUrl: 'http://127.0.0.1:9', person, tenantId, onUnexpectedExit: unexpected }

    const starting = startPlayground({ ...settings, port: taken, folder: temporaryFolder() })

    await assert.rejects(starting, {
      message: `Port ${taken} is taken. Stop what uses it, or set PLAYGROUND_PORT to a free port.`,
    })
    other.close()
  })
})
