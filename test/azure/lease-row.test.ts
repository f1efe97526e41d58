import assert from 'node:assert/strict'
import { createLeaseRow, leaseHeldAt } from '../../bot/azure/lease-row.ts'
import { openStorage } from '../../bot/azure/storage.ts'
import { azuriteForTests } from '../support/azurite.ts'

describe('a lease in Azurite', () => {
  const azurite = azuriteForTests()
  let stores = 0
  async function holders() {
    const prefix = `e${++stores}x${process.pid}`
    const { settings } = await openStorage({ connectionString: azurite().connectionString, prefix })
    const clock = { now: 1_000_000 }
    const holder = (name: string, of = 'heartbeat') => createLeaseRow(settings, of, name, () => clock.now)
    const heldAt = () => leaseHeldAt(settings, 'heartbeat')
    return { clock, holder, heldAt, one: holder('one'), other: holder('other') }
  }

  it('belongs to one at a time', async () => {
    const { one, other } = await holders()

    assert.equal(await one.hold(30), true)
    assert.equal(await other.hold(30), false)
    assert.equal(await one.hold(30), true)
  })

  it('tells when it was last held, by the storage’s clock, while somebody has it', async () => {
    const { one, heldAt } = await holders()
    const before = await heldAt()
    await one.hold(30)
    const held = await heldAt()
    await one.release()

    assert.equal(before, undefined)
    assert.ok(Math.abs(Number(held) - Date.now()) < 10_000, `${held}`)
    assert.equal(await heldAt(), undefined)
  })

  it('is free again when its time is over, and not before', async () => {
    const { one, other, clock } = await holders()
    await one.hold(30)

    clock.now += 29_999
    assert.equal(await other.hold(30), false)
    clock.now += 1
    assert.equal(await other.hold(30), true)
    assert.equal(await one.hold(30), false)
  })

  it('lasts longer when it is held again', async () => {
    const { one, other, clock } = await holders()
    await one.hold(30)
    clock.now += 20_000
    await one.hold(30)

    clock.now += 20_000
    assert.equal(await other.hold(30), false)
  })

  it('is free at once when it is given up, though not by somebody else', async () => {
    const { one, other } = await holders()
    await one.hold(30)

    await other.release()
    assert.equal(await other.hold(30), false)
    await one.release()
    assert.equal(await other.hold(30), true)
    await one.release()
    assert.equal(await one.hold(30), false)
  })

  it('goes to exactly one of many who want it at the same moment, be it new or over', async () => {
    const { holder, clock } = await holders()
    const many = Array.from({ length: 8 }, (_, i) => holder(`holder ${i}`))
    const winners = async () => (await Promise.all(many.map((each) => each.hold(30)))).filter(Boolean).length

    assert.equal(await winners(), 1)
    clock.now += 31_000
    assert.equal(await winners(), 1)
  })

  it('is another for another name', async () => {
    const { one, holder } = await holders()
    await one.hold(30)

    assert.equal(await holder('other', 'nightly work/åäö').hold(30), true)
  })
})
