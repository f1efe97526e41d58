import assert from 'node:assert/strict'
import { questionOf, textIn } from '../../bot/core/course.ts'
import { lesson, question } from '../support/builders.ts'

describe('a text', () => {
  const languages = ['sv', 'en', 'fi']

  it('is in the language one reads', () => {
    assert.equal(textIn({ sv: 'Hej', en: 'Hello' }, 'en', languages), 'Hello')
  })

  it('is else in the first of the course’s languages that it has', () => {
    assert.equal(textIn({ fi: 'Hei', en: 'Hello' }, 'ar', languages), 'Hello')
    assert.equal(textIn({ fi: 'Hei' }, 'ar', languages), 'Hei')
  })

  it('is nothing where there is none', () => {
    assert.equal(textIn({}, 'sv', languages), '')
  })
})

describe('the questions of a lesson', () => {
  const fika = lesson('fika', { variants: [question('v1'), question('v2')] })

  it('are its own and its variants, by their ids', () => {
    assert.equal(questionOf(fika, 'main'), fika.question)
    assert.equal(questionOf(fika, 'v2'), fika.variants[1])
    assert.equal(questionOf(fika, 'v3'), undefined)
  })
})
