import assert from 'node:assert/strict'
import { certificateOf } from '../../bot/core/certificate.ts'
import type { ItemState } from '../../bot/core/standing.ts'
import { course, learner } from '../support/builders.ts'

const [ett, tva, tre] = course().lessons

function withStates(...states: (ItemState | undefined)[]) {
  const items = Object.fromEntries(
    states.flatMap((state, nth) =>
      state === undefined
        ? []
        : [
            [
              ['ett', 'tva', 'tre'][nth],
              {
                state,
                since: 100 - nth,
                cardAt: 10 + nth,
                shownAt: 0,
                reminders: 0,
                question: 'main',
                right: false,
              },
            ],
          ],
    ),
  )
  return learner({ standings: { stad: { joined: 0, department: 'Skola', items } } })
}

describe('a certificate', () => {
  it('is earned by answering every lesson, right or not; it says from when to when', () => {
    const answered = withStates('answered', 'answered', 'answered')

    assert.deepEqual(certificateOf(answered, course()), { kind: 'earned', from: 10, to: 100 })
  })

  it('says what is missing: what waits for an answer, what has expired, how many are to come', () => {
    assert.deepEqual(certificateOf(withStates('answered', 'sent', 'expired'), course()), {
      kind: 'missing',
      open: [tva],
      expired: [tre],
      waiting: 0,
    })
    assert.deepEqual(certificateOf(withStates('unknown', 'unreached'), course()), {
      kind: 'missing',
      open: [ett],
      expired: [],
      waiting: 2,
    })
  })

  it('isn’t earned by who was never in the course, nor in a course without lessons', () => {
    assert.equal(certificateOf(learner(), course()).kind, 'missing')
    assert.equal(certificateOf(learner(), course('stad', { lessons: [] })).kind, 'missing')
  })
})
