// When a question comes back, and which one is asked.
import assert from 'node:assert/strict'
import { courseOf, dateOf, isCard, isSameLesson, type Rules } from './case.ts'

const day = 24 * 60 * 60 * 1000

export const repetitionRules: Rules = {
  'repeats no sooner than its interval, and never what is open or retired'({ entries, courses }) {
    for (const card of entries.filter(({ kind }) => kind === 'repetition')) {
      const { repetition } = courseOf(courses, card).course.teaching
      const past = entries.slice(0, entries.indexOf(card)).filter((each) => isSameLesson(card, each))
      const ended = past.filter((each) => !isCard(each))
      const last = ended.at(-1)
      const answers = ended.filter(({ kind }) => kind === 'answer')
      const streak = answers.length - 1 - answers.findLastIndex(({ outcome }) => outcome === 'wrong')
      const wait = last?.outcome === 'wrong' ? repetition.afterWrongDays : repetition.afterRightDays

      assert.equal(ended[0]?.kind, 'answer', `${card.item} was never answered`)
      assert.ok(last && card.at >= last.at + wait * day, `${card.item} on ${dateOf(card.at)}`)
      assert.ok(streak < repetition.retireAfterRight, `${card.item} was retired`)
    }
  },

  'asks what was not asked yet, or else what was asked longest ago'({ entries, courses }) {
    for (const card of entries.filter(({ kind }) => kind === 'repetition')) {
      const lesson = courseOf(courses, card).steps.find(({ id }) => id === card.lesson)?.lesson
      const all = lesson ? [lesson.question, ...lesson.variants].map(({ id }) => id) : []
      const asked = entries
        .slice(0, entries.indexOf(card))
        .filter((each) => isSameLesson(card, each) && each.item !== card.item && isCard(each))
        .map(({ question }) => question)
      const fresh = all.filter((id) => !asked.includes(id))
      const oldest = [...all].sort((a, b) => asked.lastIndexOf(a) - asked.lastIndexOf(b))[0]

      assert.equal(card.question, fresh[0] ?? oldest, card.item)
    }
  },
}
