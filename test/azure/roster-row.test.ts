import assert from 'node:assert/strict'
import { createRosterRow } from '../../bot/azure/roster-row.ts'
import { openStorage } from '../../bot/azure/storage.ts'
import type { RosterState } from '../../bot/core/roster-state.ts'
import { azuriteForTests } from '../support/azurite.ts'

const counts = { joined: 1, returned: 2, left: 3, moved: 4, changed: 10, erased: 5 }
const state: RosterState = {
  deltaLink: 'https://graph.microsoft.com/v1.0/users/delta?$deltatoken=åäö"1"',
  full: {
    at: 7,
    found: 1303,
    outOfScope: { guest: 31 },
    nearDuplicates: [['Vård och omsorg', 'Vård & omsorg']],
  },
  last: { at: 8, of: 'changes', ...counts },
  enrolled: 1272,
  trouble: { kind: 'outage', what: 'The directory can’t be reached.', since: 9 },
  held: { leavers: 400, since: 6 },
  audiences: { stad: 'digest' },
}

describe('the roster’s row in Azurite', () => {
  const azurite = azuriteForTests()
  let stores = 0
  const open = async () => {
    const prefix = `r${++stores}x${process.pid}`
    return (await openStorage({ connectionString: azurite().connectionString, prefix })).settings
  }

  it('is empty at first', async () => {
    assert.equal(await createRosterRow(await open()).read(), undefined)
  })

  it('gives back what was written last, and nothing of what was there before', async () => {
    const settings = await open()
    await createRosterRow(settings).write(state)
    const first = await createRosterRow(settings).read()

    await createRosterRow(settings).write({ enrolled: 3, audiences: {} })

    assert.deepEqual(first, state)
    assert.deepEqual(await createRosterRow(settings).read(), { enrolled: 3, audiences: {} })
  })

  it('holds a delta link that is longer than a column', async () => {
    const roster = createRosterRow(await open())
    const deltaLink = `https://graph/${Array.from({ length: 9000 }, (_, nth) => nth).join('-')}`
    await roster.write({ ...state, deltaLink: `${deltaLink}${deltaLink}` })

    await roster.write({ ...state, deltaLink })

    assert.ok(deltaLink.length > 32_768)
    assert.equal((await roster.read())?.deltaLink, deltaLink)
  })

  it('says what to do when it is damaged', async () => {
    const settings = await open()
    await settings.createEntity({ partitionKey: 'roster', rowKey: 'state', state: '{' })

    await assert.rejects(createRosterRow(settings).read(), /is damaged\. Delete it/)
  })
})
