import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ChildSettings, startChild } from '../../bot/local/child-process.ts'
import { eventually } from '../support/eventually.ts'
import { isAlive } from '../support/is-alive.ts'
import { temporaryFolder } from './temporary-folder.ts'

const folder = temporaryFolder()
let programs = 0

function childOf(program: string, more: Partial<ChildSettings> = {}): ChildSettings {
  const modulePath = join(folder, `program-${++programs}.mjs`)
  writeFileSync(modulePath, program)
  return {
    name: 'The helper',
    modulePath,
    args: [],
    readyWhen: (output) => output.includes('ready'),
    timeoutSeconds: 10,
    onUnexpectedExit: () => {},
    ...more,
  }
}

describe('A child process', function () {
  this.timeout(20_000)

  it('is started when it says so, and gone when it is stopped', async () => {
    const logFile = join(folder, 'helper.log')
    const child = await startChild(childOf(`console.log('ready'); setInterval(() => {}, 1000)`, { logFile }))
    assert.ok(isAlive(child.pid))

    await child.stop()

    assert.ok(!isAlive(child.pid))
    assert.equal(readFileSync(logFile, 'utf8'), 'ready\n')
  })

  it('may be stopped twice', async () => {
    const child = await startChild(childOf(`console.log('ready'); setInterval(() => {}, 1000)`))

    await Promise.all([child.stop(), child.stop()])
    await child.stop()

    assert.ok(!isAlive(child.pid))
  })

  it('may put things in order first', async () => {
    const file = join(folder, 'order')
    const program = `
      import { writeFileSync } from 'node:fs'
      process.once('SIGTERM', () => setTimeout(() => { writeFileSync(${JSON.stringify(file)}, 'done'); process.exit() }, 300))
      console.log('ready'); setInterval(() => {}, 1000)`
    const child = await startChild(childOf(program))

    await child.stop()

    assert.equal(readFileSync(file, 'utf8'), 'done')
  })

  it('is killed when it does not go by itself', async () => {
    const program = `process.on('SIGTERM', () => {}); console.log('ready'); setInterval(() => {}, 1000)`
    const child = await startChild(childOf(program))

    await child.stop()

    assert.ok(!isAlive(child.pid))
  })

  it('that ends before it is ready is told with its last words', async () => {
    const settings = childOf(`console.error('no such folder'); process.exitCode = 3`)

    await assert.rejects(startChild(settings), {
      message: 'The helper ended at once (exit code 3). Its last words: "no such folder".',
    })
  })

  it('that never gets ready is stopped and told', async () => {
    const settings = childOf(`console.log(process.pid); setInterval(() => {}, 1000)`, { timeoutSeconds: 1 })

    const error = await startChild(settings).then(
      () => assert.fail('It started.'),
      (reason: Error) => reason,
    )

    const [, pid] = /was not ready after 1 seconds. Its last words: "(\d+)"/.exec(error.message) ?? []
    assert.ok(pid, error.message)
    assert.ok(!isAlive(Number(pid)))
  })

  it('that listens for messages, as Azurite does, still ends when somebody else asks it to', async () => {
    const reasons: string[] = []
    const program = `
      import { createServer } from 'node:http'
      const server = createServer().listen(0, '127.0.0.1')
      process.once('message', () => {}).once('SIGTERM', () => server.close())
      console.log('ready')`
    const child = await startChild(childOf(program, { onUnexpectedExit: (reason) => reasons.push(reason) }))

    process.kill(child.pid, 'SIGTERM')

    try {
      await eventually(() => reasons.length === 1, 'one reason', 5)
    } finally {
      await child.stop()
    }
  })

  it('that dies later is reported once, one that is stopped is not', async () => {
    const reasons: string[] = []
    const program = `console.log('ready'); setInterval(() => {}, 1000)`
    const settings = childOf(program, { onUnexpectedExit: (reason) => reasons.push(reason) })
    const dying = await startChild(settings)
    const stopped = await startChild(settings)

    await stopped.stop()
    process.kill(dying.pid, 'SIGKILL')
    await eventually(() => reasons.length > 0)

    assert.deepEqual(reasons, ['The helper ended (SIGKILL). Its last words: "ready".'])
    await dying.stop()
  })
})
