import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  azuriteOf,
  type Droppe,
  type Environment,
  placeOfItsOwn,
  runDroppe,
  startDroppe,
} from '../support/droppe.ts'
import { eventually } from '../support/eventually.ts'
import { isAlive } from '../support/is-alive.ts'
import { shortCourse } from './short-course.ts'

describe('While one Droppe runs', function () {
  this.timeout(60_000)

  let droppe: Droppe
  before(async () => {
    droppe = await startDroppe({ DROPPE_COLLEAGUES: '3', DROPPE_CONTENT: (await shortCourse()).folder })
  })
  after(() => droppe?.stop())

  it('a second one says in one line which port is taken and what to do, and harms nothing', async () => {
    // The three colleagues, and the one whose Playground it is.
    await eventually(async () => (await droppe.figures()).learners === 4)
    const children = droppe.children()

    const { code, lines } = await runToItsEnd(droppe.environment)

    assert.equal(code, 1)
    assert.deepEqual(lines, [
      `Port ${droppe.environment.PORT} is taken. Stop what uses it (perhaps Droppe runs already), or set PORT to a free port.`,
    ])
    assert.deepEqual(droppe.children(), children)
    assert.equal((await droppe.figures()).learners, 4)
  })

  it('it says in one line what to do when the storage emulator is killed, and still stops at once', async () => {
    const { pid } = azuriteOf(droppe)

    process.kill(pid, 'SIGKILL')

    const told = () =>
      droppe
        .output()
        .split('\n')
        .filter((line) => line.includes('(Azurite) ended'))
    await eventually(() => told().length > 0)
    assert.equal(told().length, 1)
    assert.match(told()[0] ?? '', /SIGKILL.* Stop with Ctrl-C and run npm start again;/)
    const [playground] = droppe.children()
    const askedAt = performance.now()
    assert.equal(await droppe.stop('SIGINT'), 0)
    assert.ok(performance.now() - askedAt < 5000)
    assert.ok(playground && !isAlive(playground.pid))
  })
})

describe('What keeps Droppe from starting', function () {
  this.timeout(60_000)

  it('is told in one line when the port of the Playground is taken', async () => {
    const other = createServer()
    await once(other.listen(0, '127.0.0.1'), 'listening')
    const port = String((other.address() as { port: number }).port)

    const { folder } = await shortCourse()
    const place = { ...(await placeOfItsOwn()), DROPPE_CONTENT: folder }

    const { code, lines } = await runToItsEnd({ ...place, PLAYGROUND_PORT: port })

    other.close()
    assert.equal(code, 1)
    assert.equal(lines.length, 1)
    assert.match(
      lines[0] ?? '',
      new RegExp(`^Port ${port} is taken\\. .*set PLAYGROUND_PORT to a free port\\.$`),
    )
  })

  it('is told by name, a line for each, when variables make no sense', async () => {
    const { code, lines } = await runToItsEnd({ PORT: 'lots', DROPPE_DAY_SECONDS: '0' })

    assert.equal(code, 1)
    assert.equal(lines.length, 2)
    assert.match(lines[0] ?? '', /^PORT is "lots": /)
    assert.match(lines[1] ?? '', /^DROPPE_DAY_SECONDS is "0": /)
  })

  it('is told with file and line for everything that is wrong in the lessons', async () => {
    const { folder } = await shortCourse()
    const [lesson = ''] = await readdir(join(folder, 'stad'))
    await change(join(folder, 'stad', lesson), /right: true/, 'right: maybe')
    await change(join(folder, 'stad', 'course.yaml'), /- tuesday/, '- tisdag')

    const { code, lines } = await runToItsEnd({ ...(await placeOfItsOwn()), DROPPE_CONTENT: folder })

    assert.equal(code, 1)
    const where = lines.slice(1).map((line) => /([\w.-]+):\d+: .+, .+/.exec(line)?.[1])
    assert.deepEqual(new Set(where), new Set([lesson, 'course.yaml']), lines.join('\n'))
  })

  for (const { node, version } of olderNodes()) {
    it(`is told in one line when it is Node ${version}`, () => {
      const check = fileURLToPath(new URL('../../bot/require-node.js', import.meta.url))

      const { status, stderr } = spawnSync(node, [check], { encoding: 'utf8' })

      assert.equal(status, 1)
      assert.match(stderr, /^Droppe needs Node 24 or newer; this is [\d.]+\. .*npm ci.*\n$/)
    })
  }
})

async function runToItsEnd(environment: Environment): Promise<{ code: number | null; lines: string[] }> {
  const run = runDroppe(environment)
  const code = await run.ended
  return { code, lines: run.output().trim().split('\n') }
}

async function change(file: string, what: RegExp, to: string): Promise<void> {
  const before = await readFile(file, 'utf8')
  assert.match(before, what)
  await writeFile(file, before.replace(what, to))
}

/** This machine's own, where they are too old for Droppe. */
function olderNodes(): { node: string; version: string }[] {
  return ['/usr/local/bin/node', '/usr/bin/node']
    .filter((node) => existsSync(node))
    .map((node) => ({
      node,
      version: execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim(),
    }))
    .filter(({ version }) => Number.parseInt(version, 10) < 24)
}
