import assert from 'node:assert/strict'
import { due } from '../../bot/core/due.ts'
import { at, calendar, course, learner, lesson, question, running } from '../support/builders.ts'
import { answered, enrolled } from '../support/standings.ts'

const survey = { questions: [question('q1')], confidence: { sv: 'Jag vet vem jag kan fråga.' } }
const stad = running(course('stad', { survey, lessons: [lesson('ett'), lesson('tva')] }))
const baseline = { 'survey.baseline': answered(at('2026-09-01 09:00'), false) }

describe('a survey', () => {
  it('comes on the first working day, before the first lesson', () => {
    assert.deepEqual(due(enrolled(), [stad], at('2026-09-01 09:00')).item, {
      kind: 'survey',
      course: 'stad',
      item: 'survey.baseline',
      lesson: 'survey.baseline',
      question: 'survey',
    })
    assert.equal(due(enrolled(baseline), [stad], at('2026-09-02')).nextAt, at('2026-09-08 09:00'))
    assert.equal(due(enrolled(baseline), [stad], at('2026-09-08 09:00')).item?.item, 'ett')
  })

  it('leaves two working days before the first lesson', () => {
    const daily = { ...calendar, weekdays: ['tuesday', 'wednesday', 'thursday'] as const, everyWeeks: 1 }
    const dense = running(course('stad', { survey, calendar: daily }))

    assert.equal(due(enrolled(baseline), [dense], at('2026-09-02')).nextAt, at('2026-09-03 09:00'))
  })

  it('comes again at the first occasion after the last lesson', () => {
    const done = {
      ...baseline,
      ett: answered(at('2026-09-08 09:00'), true),
      'ett.r1': answered(at('2026-09-09 09:00'), true),
      tva: answered(at('2026-09-22 09:00'), true),
      'tva.r1': answered(at('2026-09-23 09:00'), true),
    }
    const all = { ...done, 'survey.follow-up': answered(at('2026-10-06 09:00'), true) }

    assert.equal(due(enrolled(done), [stad], at('2026-10-01')).nextAt, at('2026-10-06 09:00'))
    assert.equal(due(enrolled(done), [stad], at('2026-10-06 09:00')).item?.item, 'survey.follow-up')
    assert.deepEqual(due(enrolled(all), [stad], at('2026-10-07 09:00')), { expired: [], nextAt: null })
  })

  it('comes first to a late joiner too, and is never repeated', () => {
    const joined = at('2026-10-05 10:00')
    const late = learner({ standings: { stad: { joined, department: 'Skola', items: {} } } })

    assert.equal(due(late, [stad], joined).item?.item, 'survey.baseline')
    assert.equal(due(enrolled(baseline), [stad], at('2026-10-05 10:00')).item?.item, 'ett')
  })
})
