import assert from 'node:assert/strict'
import { runPreflight } from '../../bot/flows/run-preflight.ts'
import { signInChecks } from '../../bot/http/sign-in-checks.ts'
import { freePorts } from '../../bot/local/ports.ts'
import { type BotFramework, startBotFramework } from '../support/bot-framework.ts'

describe('what is looked at of Entra', () => {
  let framework: BotFramework
  before(async () => {
    framework = await startBotFramework()
  })
  after(() => framework[Symbol.asyncDispose]())

  for (const [seconds, remedy] of [
    [20, undefined],
    [-20, undefined],
    [90, /^This machine's clock is (89|90|91) seconds fast: set it by NTP/],
    [-300, /^This machine's clock is (299|300|301) seconds slow/],
  ] as const) {
    it(`${remedy ? 'complains of' : 'lets pass'} a clock that is ${seconds} seconds fast`, async () => {
      const checks = await runPreflight(signInChecks(framework, () => Date.now() + seconds * 1000))

      const clock = checks.find(({ name }) => name === 'clock')
      assert.equal(clock?.state, remedy ? 'todo' : 'ok')
      if (remedy) assert.match(clock?.remedy ?? '', remedy)
    })
  }

  it('says that nobody is there, and doesn’t ask for the time then', async () => {
    const [port = 0] = await freePorts(1)

    const checks = await runPreflight(
      signInChecks({ metadataUrl: `http://127.0.0.1:${port}/metadata`, issuer: 'x' }),
    )

    assert.deepEqual(checks, [
      {
        name: 'sign-in to the tab',
        state: 'todo',
        remedy: `127.0.0.1:${port} can't be reached. Let this machine out to it.`,
      },
      { name: 'clock', state: 'skipped', found: 'needs sign-in to the tab' },
    ])
  })
})

describe('a preflight', () => {
  it('comes to an end when something doesn’t answer', async () => {
    const checks = await runPreflight([{ name: 'a', look: () => new Promise(() => {}) }], 20)

    assert.deepEqual(
      checks.map(({ state }) => state),
      ['todo'],
    )
  })
})
