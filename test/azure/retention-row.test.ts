import assert from 'node:assert/strict'
import { createRetentionRow } from '../../bot/azure/retention-row.ts'
import { openStorage } from '../../bot/azure/storage.ts'
import { azuriteForTests } from '../support/azurite.ts'

describe('the row of the retention in Azurite', () => {
  const azurite = azuriteForTests()

  it('is not there at first, and then as it was written last', async () => {
    const { connectionString } = azurite()
    const row = createRetentionRow((await openStorage({ connectionString, prefix: 'retention' })).settings)

    const first = await row.read()
    await row.write({ day: '2027-01-01', erased: {} })
    await row.write({ day: '2027-01-02', erased: { 'it-sakerhet': '2026-06-30' } })

    assert.equal(first, undefined)
    assert.deepEqual(await row.read(), { day: '2027-01-02', erased: { 'it-sakerhet': '2026-06-30' } })
  })
})
