import assert from 'node:assert/strict'
import type { Calendar } from '../../bot/core/course.ts'
import { runCourse } from '../../bot/core/running-course.ts'
import { course, lesson } from '../support/builders.ts'
import { type Habit, live } from '../support/history.ts'

// The training that Droppe is modelled on: fifteen lessons, every second Tuesday, with a break over Christmas.
const calendar: Calendar = {
  zone: 'Europe/Stockholm',
  weekdays: ['tuesday'],
  everyWeeks: 2,
  time: '09:00',
  workingHours: { from: '08:00', to: '16:00' },
  holidays: 'SE',
  breaks: [{ from: '2022-12-23', to: '2023-01-08' }],
  start: '2022-08-30',
  end: '2023-03-31',
}
/** Summer time ends on 30 October 2022 and begins again on 26 March 2023. */
const lessonTimes = [
  '2022-08-30T09:00+02:00',
  '2022-09-13T09:00+02:00',
  '2022-09-27T09:00+02:00',
  '2022-10-11T09:00+02:00',
  '2022-10-25T09:00+02:00',
  '2022-11-08T09:00+01:00',
  '2022-11-22T09:00+01:00',
  '2022-12-06T09:00+01:00',
  '2022-12-20T09:00+01:00',
  // 3 January falls in the break.
  '2023-01-17T09:00+01:00',
  '2023-01-31T09:00+01:00',
  '2023-02-14T09:00+01:00',
  '2023-02-28T09:00+01:00',
  '2023-03-14T09:00+01:00',
  '2023-03-28T09:00+02:00',
].map((time) => Date.parse(time))
const training = runCourse(
  course('stad', { calendar, lessons: lessonTimes.map((_, index) => lesson(`lektion-${index + 1}`)) }),
  calendar,
)

const minute = 60_000
/** All that happens to someone who does the same with every card, from the weekend before the start. */
function historyOf(answer: Habit['answer']) {
  const life = {
    joins: Date.parse('2022-08-27T12:00Z'),
    pauses: [],
    blocks: [],
    habits: [{ outcome: 'sent', answer, after: 5 * minute }],
  } as const
  return live([training], life, { every: minute, offset: 0 }).entries
}

describe('the original training', () => {
  it('has its fifteen lessons on its fifteen dates', () => {
    assert.deepEqual(training.timetable.lessonTimes, lessonTimes)
  })

  for (const answer of ['right', 'wrong', 'none'] as const) {
    it(`brings every lesson on its date to someone whose answer is always: ${answer}`, () => {
      const lessons = historyOf(answer).filter(({ kind }) => kind === 'lesson')

      assert.deepEqual(
        lessons.map(({ at }) => at),
        lessonTimes,
      )
    })
  }

  it('comes back once, twenty-four days later, to someone who is always right', () => {
    const [first] = historyOf('right').filter(({ kind }) => kind === 'repetition')
    const repetitions = historyOf('right').filter(({ kind }) => kind === 'repetition')

    assert.equal(first?.item, 'lektion-1.r1')
    assert.equal(first?.at, Date.parse('2022-09-23T09:05+02:00'))
    // Those of the last two would come after the end.
    assert.equal(repetitions.length, 13)
  })

  it('reminds someone who never answers twice of each lesson, and lets it go before the next but one', () => {
    const history = historyOf('none').filter(({ item }) => item === 'lektion-1')

    assert.deepEqual(
      history.map(({ kind, at }) => [kind, at]),
      [
        ['lesson', Date.parse('2022-08-30T09:00+02:00')],
        ['reminder', Date.parse('2022-09-02T08:00+02:00')],
        // The tenth working day is the day of the next lesson.
        ['reminder', Date.parse('2022-09-14T08:00+02:00')],
        ['expiry', Date.parse('2022-09-16T08:00+02:00')],
      ],
    )
  })
})
