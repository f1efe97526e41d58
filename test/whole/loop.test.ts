import assert from 'node:assert/strict'
import { openBrowser } from '../support/browser.ts'
import { type Droppe, startDroppe } from '../support/droppe.ts'
import { eventually } from '../support/eventually.ts'
import { invokeAgain, openPlayground, type PlaygroundPage, welcomeTitle } from '../support/playground-page.ts'
import { openTab, type TabPage } from '../tab/tab-page.ts'
import { type LessonWords, type ShortCourse, shortCourse } from './short-course.ts'
import { leaveOutStepsAfterFailure } from './steps.ts'

const untilFirstLessonMilliseconds = 60_000

describe('One lesson, all the way: Agents Playground, the bot, Azurite and the tab', function () {
  this.timeout(90_000)
  leaveOutStepsAfterFailure()

  const ending = new AsyncDisposableStack()
  let course: ShortCourse
  let lesson: LessonWords
  let droppe: Droppe
  // Two windows of the same person: what happens in one is not seen in the other.
  let window: PlaygroundPage
  let otherWindow: PlaygroundPage
  let tab: TabPage

  before(async () => {
    course = await shortCourse()
    lesson = course.first
    droppe = await startDroppe({ DROPPE_CONTENT: course.folder })
    ending.defer(async () => void (await droppe.stop()))
    const browser = ending.use(await openBrowser())
    tab = await openTab(browser, droppe.tabUrl)
    window = await openPlayground(browser, droppe.playgroundUrl)
    otherWindow = await openPlayground(browser, droppe.playgroundUrl)
  })
  after(() => ending.disposeAsync())

  it('welcomes the one who installs it: what, why, how often, how to pause, whom to ask', async () => {
    const text = await textOf(window, welcomeTitle)

    assert.match(text, /en kort lektion i taget/)
    assert.ok(text.includes(`Varför får jag det här? ${course.why}`), text)
    assert.match(text, /Hur ofta\? .*varannan vecka/)
    assert.match(text, /Kan jag pausa\? Ja/)
    assert.ok(text.includes('Vem frågar jag?') && text.includes(course.contact), text)
  })

  it('sends the first lesson', async () => {
    await window.card('Lektion 1 av').waitFor({ timeout: untilFirstLessonMilliseconds })

    const text = await textOf(window, 'Lektion 1 av')
    assert.ok(text.includes(lesson.title) && text.includes(lesson.right), text)
    await eventually(async () => (await tab.figures(lesson.title)).reached === 1)
    assert.deepEqual(await tab.figures(lesson.title), {
      reached: 1,
      eligible: 1,
      answered: 0,
      right: 'Inga svar än',
      notReached: 0,
    })
  })

  it('says that an answer must be chosen, and posts nothing, when none is', async () => {
    const card = window.card('Lektion 1 av')

    await card.getByRole('button', { name: 'Svara' }).click()

    await card.getByText('Välj ett svar först').waitFor()
    assert.deepEqual(window.invokes, [])
  })

  it('shows the lesson to one who asks for it', async () => {
    // Opened later, this window may have missed the card.
    await otherWindow
      .card(welcomeTitle)
      .first()
      .getByRole('button', { name: 'Visa min senaste lektion' })
      .click()

    await otherWindow.card('Lektion 1 av').first().getByRole('radio', { name: lesson.right }).waitFor()
  })

  it('puts the feedback in place of the card', async () => {
    await window.answer(window.card('Lektion 1 av'), lesson.wrong)

    await window.card('Inte riktigt.').waitFor()
    assertFeedbackToWrong(await textOf(window, 'Lektion 1 av'))
    assert.equal(await window.card('Lektion 1 av').count(), 1)
    assert.equal(await window.card('Lektion 1 av').getByRole('radio').count(), 0)
    assert.equal(window.invokes.length, 1)
  })

  it('makes the figures in the tab grow by exactly one', async () => {
    await eventually(async () => (await tab.figures(lesson.title)).answered > 0)

    assert.deepEqual(await tab.figures(lesson.title), {
      reached: 1,
      eligible: 1,
      answered: 1,
      right: 'Visas inte: färre än fem medarbetare',
      notReached: 0,
    })
  })

  it('lets the first answer count: another in the other window gets the same feedback and changes no figure', async () => {
    const before = await droppe.figures()

    await otherWindow.answer(otherWindow.card('Lektion 1 av').first(), lesson.right)

    // If the lesson came while this window was open, it has two of its cards, and both show the feedback.
    await otherWindow.card('Lektion 1 av').first().getByText('Inte riktigt.').waitFor()
    assert.equal(await textOf(otherWindow, 'Lektion 1 av'), await textOf(window, 'Lektion 1 av'))
    assert.deepEqual(await droppe.figures(), before)
  })

  it('shows the same feedback after a reload, installing twice changes nothing', async () => {
    const before = await droppe.figures()

    await window.reload()
    await window.card(welcomeTitle).first().getByRole('button', { name: 'Visa min senaste lektion' }).click()

    await window.card('Inte riktigt.').waitFor()
    assertFeedbackToWrong(await textOf(window, 'Lektion 1 av'))
    assert.deepEqual(await droppe.figures(), before)
    assert.equal(before.learners, 1)
  })

  it('gives the same feedback to an old tap that comes again with another option', async () => {
    const before = await droppe.figures()
    const [tap] = window.invokes
    assert.ok(tap)

    const answer = await invokeAgain(droppe.playgroundUrl, tap, { option: lesson.rightId })

    assert.ok(answer.includes('Inte riktigt.') && answer.includes(lesson.whyWrong), answer)
    assert.deepEqual(await droppe.figures(), before)
  })

  it('answers kindly to anything one types, with somebody to turn to', async () => {
    await window.say('hej')

    await window.card('Tack för att du skriver!').waitFor()
    assert.ok((await textOf(window, 'Tack för att du skriver!')).includes(course.contact))
  })

  function assertFeedbackToWrong(text: string): void {
    for (const part of [
      'Lektion 1 av',
      'Inte riktigt.',
      `Ditt svar: ${lesson.wrong}`,
      `Rätt svar: ${lesson.right}`,
      `Varför: ${lesson.whyWrong} ${lesson.explanation}`,
      `Det här kan du göra: ${lesson.advice}`,
      `Källa: ${lesson.source}`,
    ])
      assert.ok(text.includes(part), `"${part}" is not in: ${text}`)
  }
})

async function textOf(window: PlaygroundPage, part: string): Promise<string> {
  const [text = ''] = await window.card(part).allInnerTexts()
  return text.replaceAll(/\s+/g, ' ')
}
