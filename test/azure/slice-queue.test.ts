import assert from 'node:assert/strict'
import type { QueueClient } from '@azure/storage-queue'
import { createSliceQueue } from '../../bot/azure/slice-queue.ts'
import { openStorage } from '../../bot/azure/storage.ts'
import type { SliceMessage, SliceQueue } from '../../bot/core/ports.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { eventually } from '../support/eventually.ts'

describe('the slices’ queue in Azurite', () => {
  const azurite = azuriteForTests()
  let queues = 0
  let client: QueueClient
  let queue: SliceQueue
  let aside: string[] = []
  beforeEach(async () => {
    const prefix = `q${++queues}x${process.pid}`
    const { slices } = await openStorage({ connectionString: azurite().connectionString, prefix })
    client = slices
    aside = []
    queue = createSliceQueue(client, {
      setAside: async (what, reason) => void aside.push(`${what}: ${reason}`),
    })
  })

  async function takeOne(): Promise<SliceMessage> {
    const [message, ...others] = await queue.take(32)
    assert.ok(message)
    assert.deepEqual(others, [])
    return message
  }

  /** As if a minute had passed: the message is taken anew, and the first receipt is worth nothing. */
  async function takeOver(message: SliceMessage): Promise<SliceMessage> {
    await queue.giveBack(message, 0)
    return takeOne()
  }

  it('gives every slice once, in portions as large as wished', async () => {
    const slices = Array.from({ length: 40 }, (_, slice) => slice)
    await queue.put(slices)

    const portions = [await queue.take(32), await queue.take(7), await queue.take(32)]

    assert.deepEqual(
      portions.map(({ length }) => length),
      [32, 7, 1],
    )
    assert.deepEqual(
      portions
        .flat()
        .map(({ slice }) => slice)
        .sort((a, b) => a - b),
      slices,
    )
    assert.deepEqual(await queue.take(1), [])
  })

  it('knows whether messages wait; those that are taken or given back for later don’t', async () => {
    assert.equal(await queue.hasWaiting(), false)

    await queue.put([3])
    assert.equal(await queue.hasWaiting(), true)

    const message = await takeOne()
    assert.equal(await queue.hasWaiting(), false)

    await queue.giveBack(message, 100)
    assert.equal(await queue.hasWaiting(), false)
  })

  it('lets slices be taken one after the other when they are to be spread', async () => {
    await queue.put([1, 2], 4)

    const atOnce = await queue.take(5)
    const later = await eventually(async () => {
      const taken = await queue.take(5)
      return taken.length > 0 && taken
    })

    assert.deepEqual(
      [...atOnce, ...later].map(({ slice }) => slice),
      [1, 2],
    )
    assert.equal(atOnce.length, 1)
  })

  it('takes a fifth of that time to put them, and puts no more once it is told to stop', async () => {
    const stopping = new AbortController()
    const began = performance.now()
    await queue.put([1, 2, 3, 4, 5, 6, 7, 8], 2)
    const seconds = (performance.now() - began) / 1000

    const all = Array.from({ length: 100 }, (_, slice) => slice)
    const putting = queue.put(all, 100, stopping.signal)
    setTimeout(() => stopping.abort(), 100)
    await putting

    assert.ok(seconds > 0.3 && seconds < 1.9, `${seconds}`)
    assert.equal((await client.getProperties()).approximateMessagesCount, 8 + 4)
  })

  it('counts how many times a message has been taken', async () => {
    await queue.put([3])

    const first = await takeOne()
    const second = await takeOver(first)

    assert.equal(first.tries, 1)
    assert.deepEqual([second.slice, second.tries], [3, 2])
  })

  it('says of a message since when it was to be taken, and whose trace it belongs to', async () => {
    const before = Date.now()
    const traced = createSliceQueue(client, { setAside: async () => {}, trace: () => '00-trace' })
    await traced.put([3])

    const { since = 0, trace } = await takeOne()

    assert.ok(since >= before && since <= Date.now(), `${since}`)
    assert.equal(trace, '00-trace')
  })

  it('gives a message back to others after so many seconds', async () => {
    await queue.put([3])
    await queue.giveBack(await takeOne(), 1)

    assert.deepEqual(await queue.take(1), [])
    const [again] = await eventually(async () => {
      const taken = await queue.take(1)
      return taken.length > 0 && taken
    })

    assert.equal(again?.slice, 3)
  })

  it('keeps a message for longer, and is done with what has come back', async () => {
    await queue.put([3])

    const kept = await queue.keep(await queue.keep(await takeOne()))

    assert.equal(kept.slice, 3)
    assert.equal(await queue.hasWaiting(), false)
    await queue.done(kept)
    assert.equal((await client.getProperties()).approximateMessagesCount, 0)
  })

  it('leaves a message alone that somebody else has taken over', async () => {
    await queue.put([3])
    const stale = await takeOne()
    const taken = await takeOver(stale)

    await queue.done(stale)
    await queue.giveBack(stale, 0)
    await assert.rejects(queue.keep(stale), /slice 3 wasn't kept in time/)

    assert.deepEqual(await queue.take(1), [])
    await queue.done(taken)
    await queue.done(taken)
    await assert.rejects(queue.keep(taken), /slice 3 wasn't kept in time/)
  })

  it('sets aside what it can’t read, and goes on', async () => {
    for (const text of ['secret', '{"slice":"secret"}', '{"slice":-1}', '']) await client.sendMessage(text)
    await queue.put([3])

    const message = await takeOne()

    assert.equal(message.slice, 3)
    assert.deepEqual(aside, Array(4).fill('a queue message: It names no slice.'))
    assert.equal((await client.getProperties()).approximateMessagesCount, 1)
  })

  it('keeps what it can’t read for later when it can’t be set aside', async () => {
    await client.sendMessage('secret')
    await queue.put([3])
    const failing = createSliceQueue(client, { setAside: () => Promise.reject(new Error('no storage')) })

    const messages = await failing.take(32)

    assert.deepEqual(
      messages.map(({ slice }) => slice),
      [3],
    )
    assert.equal((await client.getProperties()).approximateMessagesCount, 2)
  })

  it('throws when the queue isn’t there', async () => {
    await client.delete()

    await assert.rejects(queue.take(1))
    await assert.rejects(queue.put([1, 2, 3]))
    await assert.rejects(queue.hasWaiting())
  })
})
