import assert from 'node:assert/strict'
import { isTaken } from '../../bot/local/ports.ts'
import { openBrowser } from '../support/browser.ts'
import { azuriteOf, type Droppe, startDroppe } from '../support/droppe.ts'
import { isAlive } from '../support/is-alive.ts'
import { openPlayground, type PlaygroundPage, welcomeTitle } from '../support/playground-page.ts'
import { type LessonWords, type ShortCourse, shortCourse } from './short-course.ts'
import { leaveOutStepsAfterFailure } from './steps.ts'

const untilLessonMilliseconds = 60_000

describe('Ctrl-C, and a second start in the same folder', function () {
  this.timeout(90_000)
  leaveOutStepsAfterFailure()

  const ending = new AsyncDisposableStack()
  let course: ShortCourse
  let lesson: LessonWords
  let droppe: Droppe
  let window: PlaygroundPage
  let before: Awaited<ReturnType<Droppe['figures']>>

  it('ends all of it within five seconds, with nothing left running', async () => {
    // Seconds enough between the lessons to stop and start again.
    course = await shortCourse({ weekdays: ['tuesday', 'friday'], everyWeeks: 1 })
    lesson = course.first
    droppe = await startDroppe({ DROPPE_CONTENT: course.folder, DROPPE_DAY_SECONDS: '8' })
    ending.defer(async () => void (await droppe.stop()))
    window = await openPlayground(ending.use(await openBrowser()), droppe.playgroundUrl)
    await window.card('Lektion 1 av').waitFor({ timeout: untilLessonMilliseconds })
    await window.answer(window.card('Lektion 1 av'), lesson.right)
    await window.card('Rätt!').waitFor()
    before = await droppe.figures()
    const children = droppe.children()
    const ports = [droppe.environment.PORT, droppe.environment.PLAYGROUND_PORT, ...azuriteOf(droppe).ports]

    const askedAt = performance.now()
    const code = await droppe.stop('SIGINT')
    const seconds = (performance.now() - askedAt) / 1000

    assert.equal(code, 0)
    assert.ok(seconds < 5, `It took ${seconds} seconds.`)
    assert.equal(children.length, 2)
    assert.deepEqual(
      children.filter(({ pid }) => isAlive(pid)),
      [],
    )
    for (const port of ports) assert.equal(await isTaken(Number(port)), false, `Port ${port} is taken.`)
  })

  it('goes on with the same figures', async () => {
    droppe = await startDroppe(droppe.environment)
    await window.reload()

    assert.deepEqual(await droppe.figures(), before)
  })

  it('still knows the answer', async () => {
    await window.card(welcomeTitle).getByRole('button', { name: 'Visa min senaste lektion' }).click()

    await window.card('Rätt!').getByText(lesson.explanation).waitFor()
  })

  it('sends the second lesson, and not the first once more', async () => {
    await window.card('Lektion 2 av').waitFor({ timeout: untilLessonMilliseconds })

    assert.equal(await window.card('Lektion 2 av').count(), 1)
    assert.equal(await window.card('Lektion 1 av').count(), 1)
  })

  after(() => ending.disposeAsync())
})
