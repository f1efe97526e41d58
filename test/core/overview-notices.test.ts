import assert from 'node:assert/strict'
import type { OverviewLesson } from '../../bot/core/overview-lesson.ts'
import { noticesIn, withResting, withSetAside } from '../../bot/core/overview-notices.ts'
import { at } from '../support/builders.ts'

const none = { waiting: 0, underway: 0, sent: 0, answered: 0, expired: 0, unreached: 0, unknown: 0 }
const hidden = { kind: 'hidden', why: 'no answers' } as const
const lesson = (overrides: Partial<OverviewLesson>): OverviewLesson => ({
  id: 'ett',
  number: 1,
  title: {},
  goesOut: '2026-09-08T09:00:00+02:00',
  isHeldBack: false,
  figures: { ...none, eligible: 0, right: hidden },
  departments: [],
  ...overrides,
})
const now = at('2026-09-22 10:00')
const kinds = (overrides: Partial<OverviewLesson>, moment = now) =>
  noticesIn([{ id: 'stad', title: {}, lessons: [lesson(overrides)] }], moment).map(({ kind }) => kind)

describe('what needs attention', () => {
  it('is a lesson that is held back, or will be soon', () => {
    assert.deepEqual(kinds({ recheckBy: '2026-10-01' }), ['recheck soon'])
    assert.deepEqual(kinds({ recheckBy: '2026-09-01', isHeldBack: true }), ['held back'])
    assert.deepEqual(kinds({}), [])
  })

  it('is a lesson that fewer than half have answered two weeks after it went out', () => {
    const figures = { ...none, eligible: 20, sent: 8, expired: 3, answered: 9, right: hidden }

    assert.deepEqual(kinds({ figures }), ['few answers'])
    assert.deepEqual(kinds({ figures: { ...figures, answered: 11 } }), [])
    assert.deepEqual(kinds({ figures }, at('2026-09-22 08:00')), [])
  })

  it('is a lesson that at most fewer than half got right, as far as that is shown', () => {
    const right = { kind: 'shown', answered: 20, atLeast: 7, atMost: 9 } as const

    assert.deepEqual(kinds({ figures: { ...none, eligible: 20, right } }), ['often wrong'])
    assert.deepEqual(kinds({ figures: { ...none, eligible: 20, right: { ...right, atMost: 10 } } }), [])
  })

  it('is a wave that doesn’t reach one in twenty, or may not have reached one in a hundred', () => {
    const wave = (counts: object) =>
      noticesIn(
        [
          {
            id: 'stad',
            title: {},
            lessons: [],
            wave: {
              kind: 'lesson',
              item: 'ett',
              goesOut: '',
              figures: { ...none, eligible: 100, ...counts },
            },
          },
        ],
        now,
      ).map(({ kind }) => kind)

    assert.deepEqual(wave({ unreached: 5, unknown: 1 }), ['many unreached', 'many unknown'])
    assert.deepEqual(wave({ unreached: 4, unknown: 0 }), [])
    assert.deepEqual(wave({ eligible: 9, unreached: 9, unknown: 9 }), [])
  })

  it('is a course of which nothing is sent, before what is the matter with those under way', () => {
    const overview = {
      asOf: '',
      learners: 0,
      simulated: 0,
      courses: [],
      notices: noticesIn([{ id: 'it', title: {}, lessons: [lesson({ recheckBy: '2026-10-01' })] }], now),
    }

    const { notices } = withResting(overview, [
      { id: 'stad', title: { sv: 'STAD' }, zone: 'Europe/Stockholm', why: 'not started' },
    ])

    assert.deepEqual(
      notices.map(({ kind }) => kind),
      ['not started', 'recheck soon'],
    )
  })

  it('comes the most pressing first, what was set aside before all', () => {
    const overview = {
      asOf: '',
      learners: 0,
      simulated: 0,
      courses: [],
      notices: noticesIn(
        [
          {
            id: 'stad',
            title: {},
            lessons: [
              lesson({ recheckBy: '2026-10-01' }),
              lesson({ recheckBy: '2026-09-01', isHeldBack: true }),
            ],
          },
        ],
        now,
      ),
    }

    const { notices } = withSetAside(overview, [{ what: 'slice 1', reason: 'x', since: 0 }])

    assert.deepEqual(
      notices.map(({ kind }) => kind),
      ['set aside', 'held back', 'recheck soon'],
    )
    assert.deepEqual(withSetAside(overview, []).notices, overview.notices)
  })
})
