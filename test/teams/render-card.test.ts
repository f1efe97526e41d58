import assert from 'node:assert/strict'
import { readCourses } from '../../bot/content/read-courses.ts'
import type { Card } from '../../bot/core/card.ts'
import type { Course } from '../../bot/core/course.ts'
import { renderCard } from '../../bot/teams/render-card.ts'
import { botLanguages } from '../../bot/teams/texts.ts'
import { complaintsAbout } from '../support/adaptive-cards.ts'
import { at, course, learner, lesson, question } from '../support/builders.ts'

/** Every card the bot can send for a course, in one language. */
function cardsOf(of: Course, language: string): Card[] {
  const lessons = of.lessons.flatMap((each) =>
    [each.question, ...each.variants].flatMap((asked): Card[] => {
      const part = { language, course: of, lesson: each, question: asked, item: each.id }
      return [
        { kind: 'lesson', isReminder: false, ...part },
        ...asked.options.map(({ id, right }): Card => ({ kind: 'feedback', ...part, chosen: [id], right })),
      ]
    }),
  )
  return [
    { kind: 'welcome', language, courses: [of] },
    { kind: 'reply', language, courses: [of] },
    { kind: 'reply', language, courses: [] },
    { kind: 'notice', language, notice: 'try again' },
    { kind: 'notice', language, notice: 'too long' },
    ...lessons,
    ...talkCardsOf(of, language),
  ]
}

/** Every card with which it answers those who talk to it, with much to say and with little. */
function talkCardsOf(of: Course, language: string): Card[] {
  const zone = 'Europe/Stockholm'
  const pause = { until: at('2027-01-15 00:00'), zone }
  const next = { kind: 'repetition', at: at('2026-09-15 09:00'), zone } as const
  const progress = { course: of, lessons: 3, had: 2, answered: 1, right: 1 }
  const days = { earliest: '2026-09-02', latest: '2027-03-02' }
  const link = 'https://droppe.example.se/certificate/token'
  const earned = { kind: 'earned', from: at('2026-09-01'), to: at('2026-10-01'), link, course: of } as const
  const missing = { kind: 'missing', open: of.lessons, expired: of.lessons, waiting: 1, course: of } as const
  const nameless = learner({ department: '', reach: { kind: 'none', reason: 'blocked', since: 1 } })
  const stored = { kind: 'stored data', language, zone, link } as const
  return [
    { kind: 'help', language },
    { kind: 'progress', language, courses: [] },
    { kind: 'progress', language, courses: [progress, { ...progress, next }], pause },
    { kind: 'pause', language, ...days },
    { kind: 'pause', language, ...days, pause },
    { kind: 'paused', language, pause },
    { kind: 'resumed', language, wasPaused: true, next },
    { kind: 'resumed', language, wasPaused: false },
    { ...stored, learner: learner({ pause: { from: 1, until: 2 } }), answers: 1 },
    { ...stored, learner: nameless, answers: 0 },
    { kind: 'human', language, courses: [of] },
    { kind: 'human', language, courses: [] },
    { kind: 'certificate', language, courses: [] },
    { kind: 'certificate', language, courses: [earned, missing] },
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
      assert.doesNotMatch(
        JSON.stringify(renderCard(card)),
        /\$\{|\{\{|undefined|(button|help|stored|next|progress|certificate|human)\./,
      )
    }
  })

  it('doesn’t say which option is right', () => {
    const of = course()
    const [first] = of.lessons
    assert.ok(first)

    const card = renderCard({
      kind: 'lesson',
      isReminder: true,
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
      JSON.stringify(renderCard({ kind: 'lesson', isReminder: false, language: 'sv', ...part })),
      /Lektion 2 av 3.*Svara/,
    )
    assert.match(
      JSON.stringify(renderCard({ kind: 'lesson', isReminder: false, language: 'en', ...part })),
      /Lesson 2 of 3.*Answer/,
    )
    // Nobody has written Finnish: the course's first language it is.
    assert.match(
      JSON.stringify(renderCard({ kind: 'lesson', isReminder: false, language: 'fi', ...part })),
      /Lektion 2 av 3.*Svara/,
    )
  })

  it('lets one choose several where several are right', () => {
    const options = question().options.map((option) => ({ ...option, right: option.id !== 'c' }))
    const several = lesson('ett', { question: question('main', { options }) })
    const of = course('stad', { lessons: [several] })

    const card = renderCard({
      kind: 'lesson',
      isReminder: true,
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
      isReminder: true,
      language: 'sv',
      course: of,
      lesson: first,
      question: first.question,
      item: 'ett',
    })

    assert.match(JSON.stringify(card), /Kostar \$\{1\+1\} kr/)
  })
})
