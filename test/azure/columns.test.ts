import assert from 'node:assert/strict'
import { rowBody } from '../../bot/azure/columns.ts'

describe('a row’s columns', () => {
  const body = (columns: object) => JSON.parse(rowBody('p', 'r', { ...columns }))

  it('are written with the types that Azure can’t see by itself', () => {
    assert.deepEqual(
      body({ at: new Date(0), large: 2 ** 31, half: 0.5, small: 2 ** 31 - 1, is: true, text: '1' }),
      {
        PartitionKey: 'p',
        RowKey: 'r',
        at: '1970-01-01T00:00:00.000Z',
        'at@odata.type': 'Edm.DateTime',
        large: 2 ** 31,
        'large@odata.type': 'Edm.Double',
        half: 0.5,
        'half@odata.type': 'Edm.Double',
        small: 2 ** 31 - 1,
        is: true,
        text: '1',
      },
    )
  })

  it('are refused when they hold no number or no date', () => {
    for (const number of [Number.NaN, Number.POSITIVE_INFINITY])
      assert.throws(() => body({ count: number }), /Column count can't hold/)
    assert.throws(() => body({ at: new Date(Number.NaN) }), /Column at can't hold/)
  })
})
