import assert from 'node:assert/strict'
import { createReadiness } from '../../bot/http/readiness.ts'

describe('whether an instance can do its work', () => {
  it('is so when nothing is missing', async () => {
    const readiness = createReadiness({ storage: async () => undefined, tab: async () => true })

    assert.deepEqual(await readiness(), [])
  })

  it('names all that is missing: what fails, what says no, and what takes too long', async () => {
    const checks = {
      storage: async () => {
        throw new Error('AccountKey=hush')
      },
      token: () => new Promise(() => {}),
      tab: async () => true,
      content: async () => false,
    }

    assert.deepEqual(await createReadiness(checks, { patience: 20 })(), ['storage', 'token', 'content'])
  })

  it('is looked at once for all who ask within some seconds, and again afterwards', async () => {
    let looks = 0
    let now = 0
    let isThere = false
    const check = async () => {
      looks++
      return isThere
    }
    const readiness = createReadiness({ storage: check }, { now: () => now, life: 5000 })

    const answers = await Promise.all([readiness(), readiness(), readiness()])
    isThere = true
    now = 5000
    const same = await readiness()
    now = 5001
    const anew = await readiness()

    assert.deepEqual([...answers, same, anew], [['storage'], ['storage'], ['storage'], ['storage'], []])
    assert.equal(looks, 2)
  })
})
