import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { openBrowser } from '../support/browser.ts'
import { type Droppe, startDroppe } from '../support/droppe.ts'
import { textIn } from '../support/pdf-text.ts'
import { openPlayground, type PlaygroundPage } from '../support/playground-page.ts'
import { type LessonWords, shortCourse } from './short-course.ts'
import { leaveOutStepsAfterFailure } from './steps.ts'

const daySeconds = 4
const untilNextCardMilliseconds = 60_000

/** As in a real course, only sooner: a question is back after two days, and is asked again after one. */
const teaching = {
  repetition: { afterWrongDays: 2, afterRightDays: 2, retireAfterRight: 3 },
  reminders: { afterWorkingDays: [1], expiresAfterWorkingDays: 90 },
}

describe('A course that runs by itself, in Agents Playground', function () {
  this.timeout(120_000)
  leaveOutStepsAfterFailure()

  const ending = new AsyncDisposableStack()
  let lesson: LessonWords
  let droppe: Droppe
  let window: PlaygroundPage
  const repetition = () => window.card(lesson.variant.question)

  before(async () => {
    const course = await shortCourse({ weekdays: ['tuesday'], everyWeeks: 1 }, { lessons: 1, teaching })
    lesson = course.first
    droppe = await startDroppe({ DROPPE_CONTENT: course.folder, DROPPE_DAY_SECONDS: `${daySeconds}` })
    ending.defer(async () => void (await droppe.stop()))
    const browser = ending.use(await openBrowser())
    window = await openPlayground(browser, droppe.playgroundUrl)
  })
  after(() => ending.disposeAsync())

  it('gives a lesson, and says why a wrong answer is wrong', async () => {
    const card = window.card('Lektion 1 av 1')
    await card.waitFor({ timeout: untilNextCardMilliseconds })

    await window.answer(card, lesson.wrong)

    await window.card('Inte riktigt.').filter({ hasText: lesson.whyWrong }).waitFor()
  })

  it('comes back to it days later with a variant, without telling first', async () => {
    await repetition().waitFor({ timeout: untilNextCardMilliseconds })

    const text = (await repetition().innerText()).replaceAll(/\s+/g, ' ')
    assert.match(text, /Minns du\?/)
    assert.ok(!text.includes(lesson.advice), text)
  })

  it('reminds of it when it stays unanswered, and the older card says where it is now', async () => {
    await repetition()
      .filter({ hasText: 'En liten påminnelse' })
      .waitFor({ timeout: untilNextCardMilliseconds })

    await window.card('Den här frågan finns längre ner i chatten.').waitFor()
    assert.equal(await repetition().count(), 1)
  })

  it('takes the answer to the repetition', async () => {
    await window.answer(repetition(), lesson.variant.right)

    await window.card('Rätt!').waitFor()
  })

  it('is silent in a pause', async () => {
    await window.say('pausa 2 veckor')
    await window.card('Nu har du paus till').waitFor()
    const before = await window.page.locator('.ac-adaptiveCard').count()

    // Five of the course's days: the next repetition falls due after two.
    await sleep(5 * daySeconds * 1000)

    assert.equal(await window.page.locator('.ac-adaptiveCard').count(), before)
  })

  it('goes on when the person says so', async () => {
    await window.say('fortsätt')

    await window.card('Välkommen tillbaka!').waitFor()
    await window.card('Minns du?').getByRole('radio').first().waitFor({ timeout: untilNextCardMilliseconds })
  })

  it('ends in a certificate with the person’s name', async () => {
    const opened = Promise.withResolvers<string>()
    await window.page.context().route(/\/certificate\//, (route) => {
      opened.resolve(route.request().url())
      return route.abort()
    })
    await window.say('intyg')
    const card = window.card('Du har svarat på alla 1 lektioner')
    await card.waitFor()

    await card
      .getByRole('button', { name: 'Öppna intyget' })
      .or(card.getByRole('link', { name: 'Öppna intyget' }))
      .click()

    const answer = await fetch(await opened.promise)
    assert.equal(answer.headers.get('content-type'), 'application/pdf')
    const lines = await textIn(await answer.bytes())
    // The Playground's own person.
    assert.ok(lines.includes('Anna Lindqvist'), lines.join('\n'))
  })
})
