import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { TableClient } from '@azure/data-tables'
import { openStorage } from '../../bot/azure/storage.ts'
import { createTableRequests } from '../../bot/azure/table-requests.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { type Trouble, type TroubledStorage, troubledStorage } from './troubled-storage.ts'

const place = { partition: 'p', name: 'slice 3' }
const all = { from: 'a', below: 'z' }
const row = { rowKey: 'a', columns: { words: 'hej' } }
const mayBeDone = /^Error: Writing slice 3 in the table \w+ failed: .* It may have been done all the same/

describe('requests to a table', () => {
  const azurite = azuriteForTests()
  let prefix = ''
  let tables = 0
  beforeEach(async () => {
    prefix = `r${++tables}x${process.pid}`
    await openStorage({ connectionString: azurite().connectionString, prefix })
  })

  const through = (
    connectionString: string,
    { table = 'settings', timeout = 5000, retryDelayInMs = 50 } = {},
  ) =>
    createTableRequests(
      TableClient.fromConnectionString(connectionString, `${prefix}${table}`, {
        allowInsecureConnection: true,
        retryOptions: { maxRetries: 2, retryDelayInMs },
      }),
      timeout,
    )

  const firstly = (trouble: Trouble) => (nth: number) => (nth === 1 ? trouble : 'none')

  async function written() {
    return (await through(azurite().connectionString).get(place, row.rowKey))?.words
  }

  const open: Record<string, Trouble> = {
    'whose answer was lost': 'lost',
    'answered with 408': { status: 408 },
    'answered with 502': { status: 502 },
    'answered with 504': { status: 504 },
    'that took the storage too long': { status: 500, body: '{"odata.error":{"code":"OperationTimedOut"}}' },
  }
  for (const [what, trouble] of Object.entries(open)) {
    it(`doesn’t repeat a transaction ${what}, and says that it may have been done`, async () => {
      await using storage = await troubledStorage(azurite(), firstly(trouble))

      await assert.rejects(through(storage.connectionString).write(place, [row]), mayBeDone)

      assert.equal(storage.requests.length, 1)
      assert.equal(await written(), trouble === 'lost' ? 'hej' : undefined)
    })
  }

  for (const status of [500, 503]) {
    it(`repeats a transaction that was turned away with ${status}`, async () => {
      await using storage = await troubledStorage(azurite(), firstly({ status }))

      assert.equal((await through(storage.connectionString).write(place, [row]))?.length, 1)

      assert.equal(storage.requests.length, 2)
      assert.equal(await written(), 'hej')
    })
  }

  it('repeats a transaction for which there was no connection', async () => {
    const before = await troubledStorage(azurite(), () => 'none')
    await before[Symbol.asyncDispose]()

    const writing = through(before.connectionString, { retryDelayInMs: 300 }).write(place, [row])
    await sleep(50)
    await using _later: TroubledStorage = await troubledStorage(azurite(), () => 'none', before.port)

    assert.equal((await writing)?.length, 1)
  })

  const passing: Record<string, Trouble> = { 'a lost answer': 'lost', 'status 504': { status: 504 } }
  for (const [what, trouble] of Object.entries(passing)) {
    it(`repeats reading after ${what}`, async () => {
      await using storage = await troubledStorage(azurite(), firstly(trouble))

      assert.deepEqual(await through(storage.connectionString).range(place, all), [])

      assert.equal(storage.requests.length, 2)
    })
  }

  it('gives up after three tries, and names the table, the slice and what to do', async () => {
    const busy = { status: 503, body: '{"odata.error":{"code":"ServerBusy"}}' }
    await using storage = await troubledStorage(azurite(), () => busy)

    await assert.rejects(through(storage.connectionString).range(place, all), {
      message:
        `Reading slice 3 in the table ${prefix}settings failed: ServerBusy (503). ` +
        'The storage is busy or down: it was tried again without success.',
    })

    assert.equal(storage.requests.length, 3)
  })

  it('doesn’t wait for a silent storage for ever', async () => {
    await using storage = await troubledStorage(azurite(), () => 'silence')

    const requests = through(storage.connectionString, { timeout: 300 })

    await assert.rejects(requests.get(place, 'a'), /failed: no answer in time\./)
    await assert.rejects(requests.write(place, [row]), /may have been done/)
  })

  it('says what to do when there is no connection', async () => {
    const gone = await troubledStorage(azurite(), () => 'none')
    await gone[Symbol.asyncDispose]()

    await assert.rejects(
      through(gone.connectionString).get(place, 'a'),
      /failed: no connection \(ECONNREFUSED\)\. Look at the way to the storage/,
    )
  })

  it('signs its requests: with a wrong key nothing is read or written', async () => {
    const wrong = azurite().connectionString.replace(/AccountKey=.{8}/, 'AccountKey=AAAAAAAA')

    for (const work of [
      () => through(wrong).get(place, 'a'),
      () => through(wrong).range(place, all),
      () => through(wrong).write(place, [row]),
    ])
      await assert.rejects(work, /AuthorizationFailure \(403\)\. Look at the key or the role/)

    assert.equal(await written(), undefined)
  })

  it('takes no connection string that it couldn’t sign with', () => {
    const signed = `TableEndpoint=${azurite().tableUrl};SharedAccessSignature=sv=2019-02-02&sig=x`

    assert.throws(() => through(signed), /with a key or a role/)
  })

  it('takes a table that isn’t there for a failure, not for a row that isn’t', async () => {
    const nowhere = through(azurite().connectionString, { table: 'nowhere' })

    for (const work of [
      () => nowhere.get(place, 'a'),
      () => nowhere.range(place, all),
      () => nowhere.write(place, [row]),
      () => nowhere.write(place, [{ ...row, version: 'W/"x"' }]),
    ])
      await assert.rejects(work, /TableNotFound \(404\)\. Start again/)
  })

  it('tells what the storage won’t take, without a word of what it was', async () => {
    const large = { rowKey: 'a', columns: { words: 'secret'.repeat(10_000) } }

    await assert.rejects(through(azurite().connectionString).write(place, [large]), (error: Error) => {
      assert.match(error.message, /PropertyValueTooLarge \(400\)/)
      assert.ok(!error.message.includes('secret'))
      return true
    })
  })

  it('refuses a transaction of no rows and of more than a hundred', async () => {
    const requests = through(azurite().connectionString)
    const rows = (count: number) => Array.from({ length: count }, (_, i) => ({ ...row, rowKey: `a${i}` }))

    await assert.rejects(requests.write(place, []), RangeError)
    await assert.rejects(requests.write(place, rows(101)), /101 rows in slice 3: it takes 1 to 100/)
  })
})
