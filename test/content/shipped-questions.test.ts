// The questions we ship can't be answered by how the options look.

import assert from 'node:assert/strict'
import { inPlace, longest, score, shortest } from '../../bot/content/guessing.ts'
import { shipped, shippedQuestions } from './shipped.ts'

/** A two-sided test at five per cent: further from chance than this is more than sampling error. */
const sampling = 1.96

describe('the questions we ship', () => {
  it('have three options each, one of them right', async () => {
    for (const { question, file } of await shippedQuestions()) {
      assert.equal(question.options.length, 3, `${file.file} ${question.id}`)
      assert.equal(question.options.filter(({ right }) => right).length, 1, `${file.file} ${question.id}`)
    }
  })

  it('name their options a, b and c in that order', async () => {
    for (const { question } of await shippedQuestions()) {
      assert.deepEqual(
        question.options.map(({ id }) => id),
        ['a', 'b', 'c'],
      )
    }
  })

  for (const language of ['sv', 'en']) {
    for (const [name, guess] of Object.entries({
      longest: longest(language),
      shortest: shortest(language),
    })) {
      it(`can't be passed by guessing the ${name} option in "${language}"`, async () => {
        const questions = (await shippedQuestions()).map(({ question }) => question)
        const { right, of, chance, above } = score(guess, questions)

        assert.ok(Math.abs(above) < sampling, `${right} of ${of}, by chance ${chance}`)
      })
    }
  }

  for (const place of [0, 1, 2]) {
    it(`have the right option as number ${place + 1} about a third of the time, in each course`, async () => {
      const courses = Map.groupBy(await shippedQuestions(), ({ file }) => file.file.split('/')[1])
      for (const [id, questions] of courses) {
        const { right, of } = score(
          inPlace(place),
          questions.map(({ question }) => question),
        )

        assert.ok(Math.abs(right - of / 3) <= 2, `${id}: ${right} of ${of}`)
      }
    })
  }

  it('of every lesson have the right option in more than one place', async () => {
    for (const { lessons } of (await shipped()).map(({ course }) => course)) {
      for (const { id, question, variants } of lessons) {
        const places = [question, ...variants].map(({ options }) => options.findIndex(({ right }) => right))
        assert.ok(new Set(places).size > 1, id)
      }
    }
  })

  it('never ask what one thinks', async () => {
    for (const { question } of await shippedQuestions()) {
      assert.doesNotMatch(question.text.sv ?? '', /vad tycker du|vad anser du|hur känner du|håller du med/i)
      assert.doesNotMatch(question.text.en ?? '', /do you think|how do you feel|your opinion|do you agree/i)
    }
  })
})
