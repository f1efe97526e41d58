import assert from 'node:assert/strict'
import { markChanged, sliceOf } from '../../bot/core/slice.ts'
import { learner } from '../support/builders.ts'

const teams = { kind: 'teams', conversation: { serviceUrl: 'https://teams.example', id: 'chat' } } as const

describe('a slice', () => {
  it('is the same for a learner for ever: the tables are laid out by it', () => {
    // FNV-1a of "a" and "foobar" as its authors publish them: e40c292c and bf9cf968.
    assert.equal(sliceOf('a', 2 ** 32), 0xe40c292c)
    assert.equal(sliceOf('foobar', 2 ** 32), 0xbf9cf968)
    assert.equal(sliceOf('foobar', 256), 0x68)
  })

  it('gets its fair share of learners', () => {
    const counts = new Array<number>(16).fill(0)

    for (let nth = 0; nth < 1600; nth++) {
      const slice = sliceOf(`learner-${nth}`, 16)
      counts[slice] = (counts[slice] ?? 0) + 1
    }

    assert.ok(Math.min(...counts) > 60 && Math.max(...counts) < 140, `${counts}`)
  })

  it('counts whoever joins, by department, way and month, and no more whoever leaves', () => {
    const since = Date.UTC(2026, 8, 3)
    const anna = learner({ reach: { kind: 'none', reason: 'blocked', since } })
    const bo = learner({ id: 'bo', simulated: true, reach: { ...teams, since } })

    const both = markChanged(markChanged(undefined, undefined, anna), undefined, bo)
    const left = markChanged(both, anna, { ...anna, left: since })

    assert.deepEqual(both, {
      learners: 2,
      simulated: 1,
      reach: { Skola: { 'none/blocked': { '2026-09': 1 }, teams: { '2026-09': 1 } } },
      nextAt: 0,
      plan: '',
    })
    assert.deepEqual(left?.reach, { Skola: { teams: { '2026-09': 1 } } })
    assert.equal(left?.learners, 1)
  })

  it('moves whoever is reached otherwise, or works elsewhere, and is the same for any other change', () => {
    const anna = learner({ reach: { ...teams, since: Date.UTC(2026, 8, 3) } })
    const mark = markChanged(undefined, undefined, anna)
    const byMail = {
      ...anna,
      department: 'Vård',
      mail: { since: Date.UTC(2026, 9, 1) },
      prefers: 'letter',
    } as const

    const moved = markChanged(mark, anna, byMail)

    assert.deepEqual(moved?.reach, { Vård: { 'letter/prefers letters': { '2026-10': 1 } } })
    assert.equal(markChanged(mark, anna, { ...anna, language: 'en' }), mark)
  })
})
