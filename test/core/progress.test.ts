import assert from 'node:assert/strict'
import { progressIn } from '../../bot/core/progress.ts'
import type { ItemStanding } from '../../bot/core/standing.ts'
import { at, learner, running } from '../support/builders.ts'

const stad = running()
const zone = 'Europe/Stockholm'

function item(day: string, state: ItemStanding['state'], right?: boolean): ItemStanding {
  const cardAt = at(`${day} 09:00`)
  const asked = { question: 'main', cardAt, shownAt: cardAt, reminders: 0, since: cardAt }
  return { ...asked, state, ...(right !== undefined && { right }) }
}
const enrolled = (items: Record<string, ItemStanding>, more = {}) =>
  learner({ standings: { stad: { joined: 0, department: 'Skola', items } }, ...more })

describe('progress', () => {
  it('counts what has come, what is answered and what was right', () => {
    const anna = enrolled({ ett: item('2026-09-01', 'answered', true), tva: item('2026-09-15', 'sent') })

    const { lessons, had, answered, right } = progressIn(anna, stad, at('2026-09-15 10:00')) ?? {}

    assert.deepEqual({ lessons, had, answered, right }, { lessons: 3, had: 2, answered: 1, right: 1 })
  })

  it('says what comes next, and when', () => {
    const now = at('2026-09-02 10:00')
    const answered = enrolled({ ett: item('2026-09-01', 'answered', false) })
    const open = enrolled({ ett: item('2026-09-01', 'sent') })

    assert.deepEqual(progressIn(enrolled({}), stad, at('2026-08-31'))?.next, {
      kind: 'lesson',
      at: at('2026-09-01 09:00'),
      zone,
    })
    assert.deepEqual(progressIn(answered, stad, now)?.next?.kind, 'repetition')
    assert.deepEqual(progressIn(open, stad, now)?.next?.kind, 'reminder')
  })

  it('says that nothing comes before the pause is over', () => {
    const pause = { from: at('2026-08-30'), until: at('2026-10-01 00:00') }

    const progress = progressIn(enrolled({}, { pause }), stad, at('2026-08-31'))

    assert.equal(progress?.next?.at, at('2026-10-01 08:00'))
  })

  it('says nothing of what comes next when nothing does', () => {
    const left = enrolled({}, { left: at('2026-08-30') })

    assert.equal(progressIn(left, stad, at('2026-08-31'))?.next, undefined)
    assert.equal(progressIn(learner(), stad, at('2026-08-31')), undefined)
  })
})
