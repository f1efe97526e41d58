import assert from 'node:assert/strict'
import { roundDue } from '../../bot/core/roster-rounds.ts'
import type { RosterState } from '../../bot/core/roster-state.ts'
import { at } from '../support/builders.ts'

const nights = { zone: 'Europe/Stockholm', spread: 0.5 }
const readAt = (local: string, rest: Partial<RosterState> = {}): RosterState => ({
  enrolled: 1,
  audiences: {},
  deltaLink: 'link',
  full: { at: at(local), found: 1, outOfScope: {}, nearDuplicates: [] },
  ...rest,
})

describe('The roster’s next round', () => {
  it('reads everybody when nobody was ever read', () => {
    assert.equal(roundDue(undefined, at('2026-09-01 12:00'), nights), 'everything')
    assert.equal(roundDue({ enrolled: 0, audiences: {} }, at('2026-09-01 12:00'), nights), 'everything')
  })

  it('reads everybody once a night, between two and four', () => {
    const state = readAt('2026-09-01 02:53')

    assert.equal(roundDue(state, at('2026-09-01 14:00'), nights), 'changes')
    assert.equal(roundDue(state, at('2026-09-02 02:51'), nights), 'changes')
    assert.equal(roundDue(state, at('2026-09-02 02:52'), nights), 'everything')
    assert.equal(roundDue(readAt('2026-09-02 02:55'), at('2026-09-02 02:56'), nights), 'changes')
  })

  it('does it at another time of the night elsewhere, and never after four', () => {
    const state = readAt('2026-09-01 12:00')

    for (const spread of [0, 0.2, 0.999]) {
      assert.equal(roundDue(state, at('2026-09-02 01:59'), { ...nights, spread }), 'changes')
      assert.equal(roundDue(state, at('2026-09-02 03:45'), { ...nights, spread }), 'everything')
    }
  })

  it('does it in the nights when the clock is changed, too', () => {
    for (const [before, after] of [
      ['2026-10-24 12:00', '2026-10-25 05:00'],
      ['2026-03-28 12:00', '2026-03-29 05:00'],
    ] as const)
      assert.equal(roundDue(readAt(before), at(after), nights), 'everything')
  })

  it('makes up for nights when nothing ran', () => {
    assert.equal(roundDue(readAt('2026-09-01 12:00'), at('2026-09-09 10:00'), nights), 'everything')
  })

  it('reads everybody a second time, a quarter of an hour after suspiciously many had left', () => {
    const state = readAt('2026-09-01 09:00', { held: { leavers: 300, since: at('2026-09-01 09:00') } })

    assert.equal(roundDue(state, at('2026-09-01 09:14'), nights), 'changes')
    assert.equal(roundDue(state, at('2026-09-01 09:15'), nights), 'everything')
  })
})
