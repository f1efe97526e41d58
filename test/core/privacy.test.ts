import assert from 'node:assert/strict'
import type { DepartmentCounts } from '../../bot/core/figures.ts'
import { groupDepartments, showGroup, showWhole } from '../../bot/core/privacy.ts'
import type { PublishedGroup } from '../../bot/core/publication.ts'

function counts(department: string, eligible: number, answered = 0, right = 0): DepartmentCounts {
  const rest = { underway: 0, sent: 0, expired: 0, unreached: 0, unknown: 0 }
  const figures = { eligible, waiting: eligible - answered, answered, ...rest }
  return { department, figures, answers: { answered, right, options: {} } }
}
function published(department: string | null, atLeast: number, atMost: number, answered: number) {
  const right = { answered, atLeast, atMost }
  return { department, right, counted: { answered, right: 99, options: {} } } satisfies PublishedGroup
}

const groups = (...sizes: [name: string, eligible: number][]) =>
  groupDepartments(sizes.map(([name, eligible]) => counts(name, eligible))).map(({ department, members }) => [
    department,
    ...members.map((member) => member.department),
  ])

describe('a group', () => {
  it('is a department on its own where five or more work', () => {
    assert.deepEqual(groups(['Skola', 5], ['Arkiv', 7]), [
      ['Skola', 'Skola'],
      ['Arkiv', 'Arkiv'],
    ])
  })

  it('is the small ones together', () => {
    assert.deepEqual(groups(['Skola', 9], ['Kansli', 1], ['Arkiv', 4]), [
      ['Skola', 'Skola'],
      [null, 'Kansli', 'Arkiv'],
    ])
  })

  it('has all of the small ones, though fewer would do', () => {
    assert.deepEqual(groups(['Arkiv', 2], ['Kansli', 4], ['Miljö', 4]), [[null, 'Arkiv', 'Kansli', 'Miljö']])
  })

  it('has the next larger one in it where the small ones are too few together', () => {
    assert.deepEqual(groups(['Skola', 9], ['Kansli', 1], ['Vård', 6]), [
      ['Skola', 'Skola'],
      [null, 'Kansli', 'Vård'],
    ])
  })

  it('has all of them in it where all are too few', () => {
    assert.deepEqual(groups(['Kansli', 1], ['Vård', 2]), [[null, 'Kansli', 'Vård']])
    assert.deepEqual(groups(), [])
  })

  it('takes nobody in for a department that everyone has left', () => {
    assert.deepEqual(groups(['Skola', 9], ['Kansli', 0]), [['Skola', 'Skola']])
  })
})

describe('what is shown of a group', () => {
  const shown = (department: DepartmentCounts, ...all: PublishedGroup[]) =>
    showGroup({ department: department.department, members: [department] }, all).right

  it('is what has been published of it, never what has been counted', () => {
    const right = shown(counts('Skola', 20, 14, 9), published('Skola', 5, 5, 10), published('Vård', 3, 3, 9))

    assert.deepEqual(right, { kind: 'shown', answered: 10, atLeast: 5, atMost: 5 })
  })

  it('is, until then, why it isn’t shown', () => {
    const why = (eligible: number, answered: number) => shown(counts('Skola', eligible, answered, answered))

    assert.deepEqual(
      [why(9, 0), why(4, 3), why(5, 4), why(9, 5)],
      ['no answers', 'few people', 'few answers', 'waiting for more answers'].map((each) => ({
        kind: 'hidden',
        why: each,
      })),
    )
  })

  it('holds, for small ones together, what was published of its members before', () => {
    const group = { department: null, members: [counts('Arkiv', 4, 4), counts('Vård', 6, 6)] }

    const { right, eligible } = showGroup(group, [published(null, 0, 2, 5), published('Vård', 3, 5, 5)])

    assert.deepEqual(right, { kind: 'shown', answered: 10, atLeast: 3, atMost: 7 })
    assert.equal(eligible, 10)
  })
})

describe('what is shown of the whole', () => {
  it('is what the groups’ published figures add up to', () => {
    const departments = [counts('Skola', 20, 20, 20), counts('Vård', 4, 4, 4)]

    const { right, answered } = showWhole(departments, [
      published('Skola', 5, 5, 10),
      published(null, 3, 5, 5),
    ])

    assert.deepEqual(right, { kind: 'shown', answered: 15, atLeast: 8, atMost: 10 })
    assert.equal(answered, 24)
  })
})
