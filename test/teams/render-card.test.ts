import assert from 'node:assert/strict'
import { readCourses } from '../../bot/content/read-courses.ts'
import type { Card } from '../../bot/core/card.ts'
import type { Course } from '../../bot/core/course.ts'
import { renderCard } from '../../bot/teams/render-card.ts'
import { botLanguages } from '../../bot/teams/texts.ts'
import { complaintsAbout } from '../support/adaptive-cards.ts'
import { course, lesson, question } from '../support/builders.ts'

/** Every card the bot can send for a course, in one language. */
function cardsOf(of: Course, language: string): Card[] {
  const lessons = of.lessons.flatMap((each) =>
    [each.question, ...each.variants].flatMap((asked): Card[] => {
      const part = { language, course: of, lesson: each, question: asked, item: each.id }
      return [
        { kind: 'lesson', ...part },
        ...asked.options.map(({ id, right }): Card => ({ kind: 'feedback', ...part, chosen: [id], right })),
      ]
    }),
  )
  return [
    { kind: 'welcome', language, courses: [of] },
    { kind: 'reply', language, courses: [of] },
    { kind: 'reply', language, courses: [] },
    { kind: 'notice', language, notice: 'try again' },
    ...lessons,
  ]
}

describe('a rendered card', () => {
  it('is a valid Adaptive Card 1.5, for every card of every course, in every language', async () => {
    const read = await readCourses('content')
    assert.ok(read.kind === 'courses')

    const cards = read.courses.flatMap((each) => botLanguages.flatMap((language) => cardsOf(each, language)))

    for (const card of cards) assert.deepEqual(complaintsAbout(renderCard(card)), [])
    assert.ok(cards.length > 50)
  })

  it('leaves no placeholder of its template behind', async () => {
    const read = await readCourses('content')
    assert.ok(read.kind === 'courses')

    for (const card of read.courses.flatMap((each) => cardsOf(each, 'sv'))) {
      assert.doesNotMatch(JSON.stringify(renderCard(card)), /\$\{|\{\{|undefined/)
    }
  })

  it('doesn’t say which option is right', () => {
    const of = course()
    const [first] = of.lessons
    assert.ok(first)

    const card = renderCard({
      kind: 'lesson',
      language: 'sv',
      course: of,
      lesson: first,
      question: first.question,
      item: 'ett',
    })

    assert.doesNotMatch(JSON.stringify(card), /right|För sent|Att fråga öppnar/)
  })

  it('says the place in the course and speaks the learner’s language', () => {
    const of = course()
    const [, second] = of.lessons
    assert.ok(second)
    const part = { course: of, lesson: second, question: second.question, item: 'tva' }

    assert.match(
      JSON.stringify(renderCard({ kind: 'lesson', language: 'sv', ...part })),
      /Lektion 2 av 3.*Svara/,
    )
    assert.match(
      JSON.stringify(renderCard({ kind: 'lesson', language: 'en', ...part })),
      /Lesson 2 of 3.*Answer/,
    )
    // Nobody has written Finnish: the course's first language it is.
    assert.match(
      JSON.stringify(renderCard({ kind: 'lesson', language: 'fi', ...part })),
      /Lektion 2 av 3.*Svara/,
    )
  })

  it('lets one choose several where several are right', () => {
    const options = question().options.map((option) => ({ ...option, right: option.id !== 'c' }))
    const several = lesson('ett', { question: question('main', { options }) })
    const of = course('stad', { lessons: [several] })

    const card = renderCard({
      kind: 'lesson',
      language: 'sv',
      course: of,
      lesson: several,
      question: several.question,
      item: 'ett',
    })

    const [input] = (card.body as { type: string; isMultiSelect?: boolean }[]).filter(
      ({ type }) => type === 'Input.ChoiceSet',
    )
    assert.equal(input?.isMultiSelect, true)
    assert.deepEqual(complaintsAbout(card), [])
  })

  it('shows what an author has written, even what looks like a template', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the point
    const odd = { sv: 'Kostar ${1+1} kr' }
    const of = course('stad', { lessons: [lesson('ett', { body: odd })] })
    const [first] = of.lessons
    assert.ok(first)

    const card = renderCard({
      kind: 'lesson',
      language: 'sv',
      course: of,
      lesson: first,
      question: first.question,
      item: 'ett',
    })

    assert.match(JSON.stringify(card), /Kostar \$\{1\+1\} kr/)
  })
})
