// When a card may go out: by the calendar, one a day, and not to those who have left or pause.
import assert from 'node:assert/strict'
import type { Entry } from '../../support/history.ts'
import { isWorkingTime, swedishTime, workingDaysBetween } from '../../support/swedish-time.ts'
import { courseOf, dateOf, hasArrived, isCard, isStep, type Rules } from './case.ts'

export const calendarRules: Rules = {
  'sends nothing outside working hours, at weekends, on holidays or in breaks'({ entries, courses }) {
    for (const card of entries.filter(isCard)) {
      const { date, time } = swedishTime(card.at)

      assert.ok(
        isWorkingTime(courseOf(courses, card).course.calendar, card.at),
        `${card.item}: ${date} ${time}`,
      )
    }
  },

  'sends no more than one card on a local day'({ entries }) {
    const dates = entries.filter(hasArrived).map(({ at }) => dateOf(at))

    assert.deepEqual(dates, [...new Set(dates)])
  },

  'sends a lesson not before its moment, and not with a fact past its recheck date'({ entries, courses }) {
    for (const card of entries.filter(isCard)) {
      const step = courseOf(courses, card).steps.find(({ id }) => id === card.lesson)

      assert.ok(step && step.goesOut <= card.at && card.at < step.heldFrom, card.item)
    }
  },

  'keeps the steps of a course as far apart as the calendar or catching up has it'({ entries, courses }) {
    for (const { course, steps } of courses) {
      const sent = entries.filter((each) => each.course === course.id && isStep(each) && hasArrived(each))
      for (const [nth, card] of sent.slice(1).entries()) {
        const before = sent[nth] as Entry
        if (sent.slice(0, nth + 1).some(({ item }) => item === card.item)) continue
        const index = steps.findIndex(({ id }) => id === card.item)
        const [planned, previous] = [steps[index]?.goesOut ?? 0, steps[index - 1]?.goesOut ?? 0]
        const dense = workingDaysBetween(course.calendar, dateOf(previous), dateOf(planned))
        const apart = workingDaysBetween(course.calendar, dateOf(before.at), dateOf(card.at))

        assert.ok(apart >= Math.min(course.teaching.catchUpWorkingDays, dense), `${card.item}: ${apart} days`)
      }
    }
  },

  'does nothing after leaving and during a pause'({ entries, life }) {
    const gone = [{ from: life.leaves ?? Number.POSITIVE_INFINITY, until: Number.POSITIVE_INFINITY }]
    for (const { at, kind, item } of entries.filter(({ kind }) => kind !== 'answer')) {
      const within = [...gone, ...life.pauses].filter(({ from, until }) => from <= at && at < until)

      assert.deepEqual(within, [], `${kind} of ${item} on ${dateOf(at)}`)
    }
  },
}
