import assert from 'node:assert/strict'
import { addAnswers, addFigures, countByDepartment } from '../../bot/core/figures.ts'
import type { DepartmentTally, Tally } from '../../bot/core/tally.ts'

function tally(departments: Record<string, Partial<DepartmentTally>>): Tally {
  const none = { eligible: 0, states: {}, right: 0, options: {}, repetitions: {} }
  const whole = Object.entries(departments).map(([name, counts]) => [name, { ...none, ...counts }])
  return { course: 'stad', lesson: 'ett', departments: Object.fromEntries(whole) }
}
const slices = [
  tally({
    Vård: { eligible: 4, states: { answered: 2, sent: 1 }, right: 1, options: { 'main/a': 1, 'main/b': 1 } },
    Ängen: { eligible: 3, states: { 'unreached/blocked': 1, 'unreached/failed': 1 } },
  }),
  tally({
    Skola: { eligible: 1, states: { claimed: 1 } },
    Vård: { eligible: 2, states: { answered: 1, expired: 1 }, right: 1, options: { 'main/a': 1 } },
  }),
]

describe('the counts of a lesson', () => {
  it('are added up by department, in Swedish alphabetical order', () => {
    const [school, care, meadow, ...others] = countByDepartment(slices)

    assert.deepEqual(
      [school, care, meadow].map((each) => [each?.department, each?.figures.eligible]),
      [
        ['Skola', 1],
        ['Vård', 6],
        ['Ängen', 3],
      ],
    )
    assert.equal(others.length, 0)
    assert.deepEqual(care?.answers, { answered: 3, right: 2, options: { 'main/a': 2, 'main/b': 1 } })
    assert.deepEqual(school?.answers, { answered: 0, right: 0, options: {} })
  })

  it('have everyone in one state', () => {
    const departments = countByDepartment(slices)

    assert.deepEqual(addFigures(departments.map(({ figures }) => figures)), {
      eligible: 10,
      waiting: 2,
      underway: 1,
      sent: 1,
      answered: 3,
      expired: 1,
      unreached: 2,
      unknown: 0,
    })
    assert.equal(addAnswers(departments.map(({ answers }) => answers)).right, 2)
  })
})
