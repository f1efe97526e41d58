import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { startAzurite } from '../../bot/local/azurite.ts'
import { openBrowser } from '../support/browser.ts'
import { azuriteOf, type Droppe, startDroppe } from '../support/droppe.ts'
import { eventually } from '../support/eventually.ts'
import { isAlive } from '../support/is-alive.ts'
import { openPlayground, type PlaygroundPage } from '../support/playground-page.ts'
import { openTab, type TabPage } from '../tab/tab-page.ts'
import { type LessonWords, shortCourse } from './short-course.ts'
import { leaveOutStepsAfterFailure } from './steps.ts'

const outageMilliseconds = 20_000
const untilLessonMilliseconds = 60_000

describe('Twenty seconds without storage', function () {
  this.timeout(90_000)
  leaveOutStepsAfterFailure()

  const ending = new AsyncDisposableStack()
  let lesson: LessonWords
  let droppe: Droppe
  let window: PlaygroundPage
  let tab: TabPage
  let backAt: number
  let startAgain: () => Promise<void>

  before(async () => {
    const course = await shortCourse({ weekdays: ['tuesday', 'friday'], everyWeeks: 1 })
    lesson = course.first
    droppe = await startDroppe({ DROPPE_CONTENT: course.folder })
    ending.defer(async () => void (await droppe.stop()))
    const browser = ending.use(await openBrowser())
    tab = await openTab(browser, droppe.tabUrl)
    window = await openPlayground(browser, droppe.playgroundUrl)
    await window.card('Lektion 1 av').waitFor({ timeout: untilLessonMilliseconds })
    await eventually(async () => (await tab.figures(lesson.title)).reached === 1)

    const azurite = azuriteOf(droppe)
    process.kill(azurite.pid, 'SIGTERM')
    await eventually(() => !isAlive(azurite.pid))
    backAt = Date.now() + outageMilliseconds
    startAgain = async () => {
      const again = await startAzurite({ ...azurite, onUnexpectedExit: (reason) => assert.fail(reason) })
      ending.defer(() => again.stop())
    }
  })
  after(() => ending.disposeAsync())

  it('tells the one who answers to try again, in words, and keeps the card', async () => {
    const card = window.card('Lektion 1 av')

    await window.answer(card, lesson.right)

    await window.around(card).getByText('Vänta en liten stund och tryck på Svara igen').waitFor()
    assert.equal(await card.getByRole('radio').count(), 3)
  })

  it('tells the one who types that it does not work just now', async () => {
    await window.say('hej')

    await window.card('Just nu fungerar jag inte som jag ska').waitFor()
  })

  it('tells the leader that the figures are old, and keeps showing them', async () => {
    await tab.page.getByText(/^Siffrorna är från .*; försöker igen\.$/).waitFor()

    assert.equal((await tab.figures(lesson.title)).reached, 1)
  })

  it('says in the terminal in one clear line what has happened and what to do', () => {
    const lines = droppe
      .output()
      .split('\n')
      .filter((line) => line.includes('(Azurite) ended'))

    assert.equal(lines.length, 1)
    assert.match(lines[0] ?? '', /Stop with Ctrl-C and run npm start again;/)
  })

  it('takes the answer when the storage is back', async () => {
    await sleep(backAt - Date.now())
    assert.equal(await window.card('Lektion 2 av').count(), 0)
    await startAgain()

    await window.answer(window.card('Lektion 1 av'), lesson.right)

    await window.card('Rätt!').waitFor()
  })

  it('sends by itself what came due meanwhile', async () => {
    await window.card('Lektion 2 av').waitFor({ timeout: untilLessonMilliseconds })

    await tab.page.getByText('Siffrorna uppdateras medan du tittar.').waitFor()
  })

  it('has lost nothing and done nothing twice', async () => {
    const figures = async () => (await droppe.figures()).courses[0]?.lessons.map((each) => each.figures)
    await eventually(async () => (await figures())?.[1]?.sent === 1)

    assert.equal((await droppe.figures()).learners, 1)
    assert.partialDeepStrictEqual(await figures(), [
      { eligible: 1, answered: 1, sent: 0, unknown: 0 },
      { eligible: 1, answered: 0, sent: 1, unknown: 0 },
      { eligible: 1, answered: 0, sent: 0, unknown: 0 },
    ])
    assert.equal(await window.card('Lektion 1 av').count(), 1)
    assert.equal(await window.card('Lektion 2 av').count(), 1)
  })
})
