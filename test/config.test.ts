import assert from 'node:assert/strict'
import { readConfig } from '../bot/config.ts'

describe('the configuration', () => {
  it('needs nothing to be set', () => {
    const configured = readConfig({})

    assert.ok(configured.kind === 'config')
    assert.equal(configured.config.port, 3978)
    assert.equal(configured.config.daySeconds, 20)
  })

  it('takes an empty variable for one that isn’t set', () => {
    assert.equal(readConfig({ PORT: '' }).kind, 'config')
  })

  it('names everything that is wrong at once, and what it may be', () => {
    const configured = readConfig({ PORT: 'x', DROPPE_DAY_SECONDS: '0', DROPPE_MODE: 'production' })

    assert.ok(configured.kind === 'problems')
    assert.equal(configured.problems.length, 3)
    assert.match(configured.problems.join('\n'), /PORT is "x": .*DROPPE_DAY_SECONDS is "0": /s)
    assert.match(configured.problems.join('\n'), /DROPPE_MODE is "production": must be "local"/)
  })
})
