import assert from 'node:assert/strict'
import { array, assert as hold, nat, property } from 'fast-check'
import { createAgenda } from '../../bot/flows/agenda.ts'

describe('the agenda', () => {
  it('gives the earliest first, and at the same moment what was put first', () => {
    hold(
      property(array(nat(20)), (moments) => {
        const agenda = createAgenda()
        const events = moments.map((at, order) => ({ at, order, happen() {} }))
        for (const event of events) agenda.put(event)

        const taken = events.map(() => agenda.take())

        const sorted = events.toSorted((a, b) => a.at - b.at || a.order - b.order)
        assert.deepEqual(taken, sorted)
        assert.equal(agenda.take(), undefined)
      }),
    )
  })
})
