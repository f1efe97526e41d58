import assert from 'node:assert/strict'
import { enrolledIn } from '../../bot/core/enrolment.ts'
import { at, course, learner, running } from '../support/builders.ts'
import { enrolled, sent } from '../support/standings.ts'

const now = at('2026-09-02 10:00')
const courses = [running(), running(course('it'))]

describe('enrolment', () => {
  it('puts a learner into every course that runs, from now on', () => {
    const { standings } = enrolledIn(learner(), courses, now)

    assert.deepEqual(standings, {
      stad: { joined: now, department: 'Skola', items: {} },
      it: { joined: now, department: 'Skola', items: {} },
    })
  })

  it('leaves a standing that is there already as it is', () => {
    const anna = enrolled({ ett: sent(1) })

    const { standings } = enrolledIn(anna, courses, now)

    assert.deepEqual(standings.stad, anna.standings.stad)
    assert.deepEqual(standings.it, { joined: now, department: 'Skola', items: {} })
  })

  it('puts nobody in who has left', () => {
    assert.deepEqual(enrolledIn(learner({ left: 1 }), courses, now).standings, {})
  })
})
