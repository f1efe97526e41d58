import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { type Browser, openBrowser } from '../support/browser.ts'
import { type Droppe, startDroppe } from '../support/droppe.ts'
import { eventually } from '../support/eventually.ts'
import { shortCourse } from './short-course.ts'
import { leaveOutStepsAfterFailure } from './steps.ts'

const colleagues = 24

describe('Letters in local mode, in a browser', function () {
  this.timeout(120_000)
  leaveOutStepsAfterFailure()

  let droppe: Droppe
  let browser: Browser
  let page: Page
  const outbox = () => new URL('/local/outbox', droppe.tabUrl).href
  before(async () => {
    const course = await shortCourse({ weekdays: ['tuesday'], everyWeeks: 1 }, { lessons: 1 })
    droppe = await startDroppe({
      DROPPE_CONTENT: course.folder,
      DROPPE_DAY_SECONDS: '4',
      DROPPE_COLLEAGUES: `${colleagues}`,
    })
    browser = await openBrowser()
    page = await browser.newPage()
  })
  after(async () => {
    await browser[Symbol.asyncDispose]()
    await droppe.stop()
  })

  it('go to the colleagues without Teams, and are kept in the outbox', async () => {
    await eventually(
      async () => /\/local\/outbox\/0/.test(await (await fetch(outbox())).text()),
      'the first letter',
      60,
    )
    await page.goto(outbox())
    await page.getByRole('listitem').last().getByRole('link').click()

    await page.frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor()
    assert.match(await page.getByRole('heading', { level: 1 }).first().innerText(), /lektion|lesson/i)
  })

  it('lead to a page where they are answered, which opens beside them', async () => {
    const opening = page.context().waitForEvent('page')
    await page
      .frameLocator('iframe')
      .getByRole('link', { name: /Svara på frågan|Answer the question/ })
      .click()
    const answering = await opening
    await answering.locator('fieldset, .verdict').first().waitFor()

    // The simulated colleague may have been quicker: then their answer counts, and is shown.
    if ((await answering.locator('fieldset').count()) > 0) {
      await answering.locator('label').first().click()
      await answering.locator('.send button').click()
    }

    await answering.locator('.verdict').waitFor()
    assert.match(answering.url(), /\/svar\//)
  })

  it('have told nobody’s name or link in the log', () => {
    assert.doesNotMatch(droppe.output(), /svar\/|kommun\.example/)
  })
})
