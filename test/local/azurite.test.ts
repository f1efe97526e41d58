import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TableClient } from '@azure/data-tables'
import { QueueClient } from '@azure/storage-queue'
import { type Azurite, startAzurite } from '../../bot/local/azurite.ts'
import { isTaken } from '../../bot/local/ports.ts'
import { eventually } from '../support/eventually.ts'
import { isAlive } from '../support/is-alive.ts'
import { temporaryFolder } from './temporary-folder.ts'

const unexpected = (reason: string) => assert.fail(reason)

function tableOf({ connectionString }: Azurite) {
  return TableClient.fromConnectionString(connectionString, 'kept', { allowInsecureConnection: true })
}

async function textIn(azurite: Azurite) {
  const { text } = await tableOf(azurite).getEntity<{ text: string }>('p', 'r')
  return text
}

describe('Azurite as a child', function () {
  this.timeout(60_000)

  it('takes tables and queues, keeps them when it is stopped, and comes back at the same address', async () => {
    const folder = relative(process.cwd(), temporaryFolder())
    const first = await startAzurite({ folder, onUnexpectedExit: unexpected })
    await tableOf(first).createTable()
    await tableOf(first).createEntity({ partitionKey: 'p', rowKey: 'r', text: 'kept' })
    const queue = new QueueClient(first.connectionString, 'slices')
    await queue.createIfNotExists()
    await queue.sendMessage('look')

    await first.stop()
    assert.ok(!isAlive(first.pid))
    assert.ok(readdirSync(folder).includes('__azurite_db_table__.json'))
    const second = await startAzurite({ folder, ports: first.ports, onUnexpectedExit: unexpected })

    try {
      assert.equal(second.connectionString, first.connectionString)
      assert.equal(await textIn(second), 'kept')
      assert.equal((await queue.receiveMessages()).receivedMessageItems[0]?.messageText, 'look')
    } finally {
      await second.stop()
    }
  })

  it('forgets everything when it is told to', async () => {
    const folder = temporaryFolder()
    const settings = { folder, inMemory: true, onUnexpectedExit: unexpected }
    const first = await startAzurite(settings)
    await tableOf(first).createTable()
    await first.stop()

    const second = await startAzurite(settings)

    try {
      await assert.rejects(textIn(second), { statusCode: 404 })
    } finally {
      await second.stop()
    }
  })

  it('ends in good order, with everything kept, when the bot is killed', async () => {
    const folder = temporaryFolder()
    const program = fileURLToPath(new URL('parent-of-azurite.ts', import.meta.url))
    const bot = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [said] = await once(bot.stdout, 'data')
    const pid = Number(/written (\d+)/.exec(String(said))?.[1])
    assert.ok(isAlive(pid))

    bot.kill('SIGKILL')
    await eventually(() => !isAlive(pid))
    const again = await startAzurite({ folder, onUnexpectedExit: unexpected })

    try {
      assert.equal(await textIn(again), 'kept')
    } finally {
      await again.stop()
    }
  })

  it('says in one line what to do when it cannot start', async () => {
    const folder = temporaryFolder()
    const running = await startAzurite({ folder, inMemory: true, onUnexpectedExit: unexpected })
    const settings = { folder, inMemory: true, ports: running.ports, onUnexpectedExit: unexpected }

    const error = await startAzurite(settings).then(
      () => assert.fail('It started.'),
      (reason: Error) => reason,
    )

    await running.stop()
    assert.match(
      error.message,
      /^The storage emulator \(Azurite\) ended at once .*EADDRINUSE.*Start again\.$/,
    )
    assert.equal(await isTaken(running.ports[2]), false)
  })
})
