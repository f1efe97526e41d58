// What becomes of a lesson: it comes once, is asked about again, and is let go.
import assert from 'node:assert/strict'
import type { Entry } from '../../support/history.ts'
import { workingDaysBetween } from '../../support/swedish-time.ts'
import { courseOf, dateOf, hasArrived, isCard, isLost, isSameItem, isStep, type Rules } from './case.ts'
import { hasRoom } from './room.ts'

export const itemRules: Rules = {
  'gives no lesson twice'({ entries }) {
    const lost = entries.filter(isLost)
    const steps = entries.filter(isStep).filter(hasArrived)
    for (const card of steps) {
      const cards = steps.filter((other) => isSameItem(card, other))
      const again = lost.filter((other) => isSameItem(card, other))

      assert.ok(cards.length <= 1 + again.length, `${card.item}: ${cards.length} times`)
    }
  },

  'gives every lesson to everyone who stays, can be reached and has the time'(history) {
    const { entries } = history
    for (const running of history.courses.filter((each) => hasRoom(history, each))) {
      for (const { id, goesOut, heldFrom } of running.steps) {
        if (heldFrom < Number.POSITIVE_INFINITY) continue
        const cards = entries.filter(
          (each) => isStep(each) && hasArrived(each) && each.item === id && each.course === running.course.id,
        )

        assert.ok(cards.length > 0, `${id} of ${dateOf(goesOut)} never came`)
      }
    }
  },

  'reminds after its working days, of what is open, with the same question'({ entries, courses, life }) {
    for (const card of entries.filter(({ kind }) => kind === 'reminder')) {
      const { teaching, calendar } = courseOf(courses, card).course
      const before = entries.slice(0, entries.indexOf(card)).filter((each) => isSameItem(card, each))
      const first = before.findLast((each) => each.kind !== 'reminder') as Entry
      const reminders = before.slice(before.indexOf(first) + 1).filter(({ outcome }) => outcome !== 'passing')
      const after = teaching.reminders.afterWorkingDays[reminders.length] ?? Number.POSITIVE_INFINITY
      const resumed = life.pauses.map(({ until }) => until).filter((until) => until <= card.at)
      const from = Math.max(first.at, ...resumed)

      assert.ok(isCard(first) && hasArrived(first), `${card.item} was not open`)
      assert.equal(card.question, first.question)
      assert.ok(workingDaysBetween(calendar, dateOf(from), dateOf(card.at)) >= after, card.item)
    }
  },

  'lets an item expire after its working days or with the course, and is silent about it then'({
    entries,
    courses,
  }) {
    for (const over of entries.filter(({ kind }) => kind === 'expiry')) {
      const { course, timetable } = courseOf(courses, over)
      const all = entries.filter((each) => isSameItem(over, each))
      const first = all.findLast((each) => isCard(each) && each.kind !== 'reminder') as Entry
      const open = workingDaysBetween(course.calendar, dateOf(first.at), dateOf(over.at))
      const isLong = open >= course.teaching.reminders.expiresAfterWorkingDays

      assert.ok(isLong || over.at >= timetable.endsAt, `${over.item} after ${open} days`)
      assert.equal(all.at(-1), over)
    }
  },

  'leaves nothing open at the end to someone who stays'({ learner, life }) {
    const items = Object.values(learner.standings).flatMap((standing) => Object.values(standing.items))
    const pausesOn = life.pauses.length > 0
    const open = items.filter(({ state }) => state === 'sent' || state === 'unknown' || state === 'claimed')

    assert.ok(learner.left !== undefined || pausesOn || open.length === 0)
  },
}
