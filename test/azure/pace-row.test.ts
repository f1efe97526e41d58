import assert from 'node:assert/strict'
import { createPaceRow } from '../../bot/azure/pace-row.ts'
import { openStorage } from '../../bot/azure/storage.ts'
import type { PaceState } from '../../bot/core/pace.ts'
import { azuriteForTests } from '../support/azurite.ts'

describe('the pace’s row in Azurite', () => {
  const azurite = azuriteForTests()
  let stores = 0
  const open = async () => {
    const prefix = `p${++stores}x${process.pid}`
    return (await openStorage({ connectionString: azurite().connectionString, prefix })).settings
  }
  // What is in a state is the rules' business: the row keeps it as it is.
  const state = (name: string) => ({ name, moments: [1, 2.5, 1_790_000_000_000] }) as unknown as PaceState

  it('is empty at first', async () => {
    assert.equal(await createPaceRow(await open()).read(), undefined)
  })

  it('gives back what was written, with the version it was written under', async () => {
    const pace = createPaceRow(await open())

    const first = await pace.write(state('åäö "1"'), undefined)
    assert.deepEqual(await pace.read(), { value: state('åäö "1"'), version: first })

    const second = await pace.write(state('2'), first)
    assert.deepEqual(await pace.read(), { value: state('2'), version: second })
    assert.notEqual(second, first)
  })

  it('lets one of two writers win, whether there was a row or not', async () => {
    const settings = await open()
    const writers = [createPaceRow(settings), createPaceRow(settings)] as const
    let version: string | undefined
    for (const round of ['1', '2', '3']) {
      const versions = await Promise.all(writers.map((each, i) => each.write(state(round + i), version)))

      const winner = versions.findIndex((each) => each !== undefined)
      version = versions[winner]
      assert.equal(versions.filter((each) => each !== undefined).length, 1)
      assert.deepEqual(await writers[0].read(), { value: state(round + winner), version })
    }
  })
})
