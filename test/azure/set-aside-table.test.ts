import assert from 'node:assert/strict'
import { createSetAsideTable } from '../../bot/azure/set-aside-table.ts'
import { openStorage } from '../../bot/azure/storage.ts'
import { azuriteForTests } from '../support/azurite.ts'

describe('the table of what was set aside, in Azurite', () => {
  const azurite = azuriteForTests()
  let stores = 0
  async function open() {
    const prefix = `s${++stores}x${process.pid}`
    const { setAside } = await openStorage({ connectionString: azurite().connectionString, prefix })
    const clock = { now: 1_790_000_000_000 }
    return { clock, aside: createSetAsideTable(setAside, () => clock.now) }
  }

  it('has nothing at first', async () => {
    assert.deepEqual(await (await open()).aside.list(), [])
  })

  it('lists what was put there, the oldest first', async () => {
    const { aside, clock } = await open()
    const since = clock.now
    await aside.put('slice 17', 'No answer (åäö/"#?").')
    clock.now -= 1000
    await aside.put('slice 1/7', 'Another.')

    assert.deepEqual(await aside.list(), [
      { what: 'slice 1/7', reason: 'Another.', since: since - 1000 },
      { what: 'slice 17', reason: 'No answer (åäö/"#?").', since },
    ])
  })

  it('keeps the first moment and the latest reason', async () => {
    const { aside, clock } = await open()
    const since = clock.now
    await aside.put('slice 17', 'One.')
    clock.now += 1000
    await aside.put('slice 17', 'Two.')

    assert.deepEqual(await aside.list(), [{ what: 'slice 17', reason: 'Two.', since }])
  })

  it('forgets what is removed, and doesn’t mind what isn’t there', async () => {
    const { aside } = await open()
    await aside.put('slice 17', 'One.')
    await aside.put('slice 18', 'One.')

    await aside.remove('slice 17')
    await aside.remove('slice 17')

    assert.deepEqual(
      (await aside.list()).map(({ what }) => what),
      ['slice 18'],
    )
  })

  it('takes the same from many at once', async () => {
    const { aside } = await open()

    await Promise.all(Array.from({ length: 8 }, (_, i) => aside.put('slice 17', `Reason ${i}.`)))

    assert.equal((await aside.list()).length, 1)
  })
})
