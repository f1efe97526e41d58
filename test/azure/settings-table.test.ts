import assert from 'node:assert/strict'
import { keepSlices, linkKey } from '../../bot/azure/settings-table.ts'
import { openStorage } from '../../bot/azure/storage.ts'
import { azuriteForTests } from '../support/azurite.ts'

describe('the settings’ table in Azurite', () => {
  const azurite = azuriteForTests()
  let stores = 0
  const newSettings = async () => {
    const prefix = `k${++stores}x${process.pid}`
    return (await openStorage({ connectionString: azurite().connectionString, prefix })).settings
  }

  it('keeps one key of 32 bytes, whoever of several instances comes first', async () => {
    const settings = await newSettings()

    const keys = await Promise.all(Array.from({ length: 5 }, () => linkKey(settings)))

    assert.equal(keys[0]?.length, 32)
    for (const key of keys) assert.deepEqual(key, keys[0])
    assert.deepEqual(await linkKey(settings), keys[0])
    assert.notDeepEqual(await linkKey(await newSettings()), keys[0])
  })

  it('keeps the number of slices, and says what to do about another', async () => {
    const settings = await newSettings()
    await keepSlices(settings, 4)
    await keepSlices(settings, 4)

    await assert.rejects(keepSlices(settings, 8), /made with 4 slices.*DROPPE_SLICES=4/)
  })
})
