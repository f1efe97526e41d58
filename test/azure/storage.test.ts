import assert from 'node:assert/strict'
import { keepSlices } from '../../bot/azure/settings-table.ts'
import { openStorage } from '../../bot/azure/storage.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { troubledStorage } from './troubled-storage.ts'

describe('opening the storage', () => {
  const azurite = azuriteForTests()
  let stores = 0
  const settings = (connectionString = azurite().connectionString) => ({
    connectionString,
    prefix: `o${++stores}x${process.pid}`,
  })

  it('works for many instances that start at the same moment', async () => {
    const same = settings()

    const opened = await Promise.all(Array.from({ length: 8 }, () => openStorage(same)))
    await Promise.all(opened.map((storage) => keepSlices(storage.settings, 4)))

    const [first] = opened
    assert.equal(await first?.slices.exists(), true)
    for (const { setAside, learners } of opened) {
      assert.deepEqual(await Array.fromAsync(setAside.listEntities()), [])
      assert.deepEqual(await Array.fromAsync(learners.listEntities()), [])
    }
  })

  it('keeps to one number of slices when two instances begin with different ones', async () => {
    const storage = await openStorage(settings())

    const results = await Promise.allSettled(
      [4, 8, 4, 8].map((slices) => keepSlices(storage.settings, slices)),
    )

    const refused = results.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []))
    assert.equal(refused.length, 2)
    for (const reason of refused) assert.match(reason, /made with (4 slices.*says 8|8 slices.*says 4)/)
  })

  it('says what to do about a table that is being deleted', async () => {
    const body = '{"odata.error":{"code":"TableBeingDeleted","message":{"lang":"en-US","value":"It is."}}}'
    await using storage = await troubledStorage(azurite(), () => ({ status: 409, body }))

    await assert.rejects(
      openStorage(settings(storage.connectionString)),
      /The table \w+ is being deleted\. Start again in a minute/,
    )
  })
})
