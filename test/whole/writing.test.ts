import assert from 'node:assert/strict'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { type Droppe, startDroppe } from '../support/droppe.ts'
import { openPlayground, type PlaygroundPage } from '../support/playground-page.ts'
import { type ShortCourse, shortCourse } from './short-course.ts'
import { leaveOutStepsAfterFailure } from './steps.ts'

describe('A lesson written in the tab: Agents Playground, the bot, Azurite and the tab', function () {
  this.timeout(90_000)
  leaveOutStepsAfterFailure()

  const ending = new AsyncDisposableStack()
  let course: ShortCourse
  let droppe: Droppe
  let chat: PlaygroundPage
  let tab: Page

  before(async () => {
    course = await shortCourse()
    await cp('content/stad/images', join(course.folder, 'stad', 'images'), { recursive: true })
    droppe = await startDroppe({ DROPPE_CONTENT: course.folder })
    ending.defer(async () => void (await droppe.stop()))
    const browser = ending.use(await openBrowser())
    chat = await openPlayground(browser, droppe.playgroundUrl)
    tab = await browser.newPage()
    await tab.goto(`${droppe.tabUrl}#/skriv/stad/01-why-everyone.yaml`)
    await tab.getByRole('button', { name: 'Publicera' }).waitFor()
  })
  after(() => ending.disposeAsync())

  it('is sent to the leader’s own chat, as a draft', async () => {
    await title().fill('Min nya titel')
    await tab.getByRole('button', { name: 'Skicka till mig' }).click()

    const draft = chat.card('Min nya titel')
    await draft.waitFor()
    await draft.getByText('Utkast: bara du har fått det här kortet').waitFor()
    await tab.getByRole('status').getByText('Skickat', { exact: true }).waitFor()
  })

  it('is answered without a trace', async () => {
    const draft = chat.card('Min nya titel')

    await chat.answer(draft, course.first.right)

    await chat.around(draft).getByText('Ditt svar har inte sparats').waitFor()
    assert.equal(await draft.getByRole('button', { name: 'Svara' }).count(), 1)
  })

  it('takes the place of the card that is out once it is published', async () => {
    await chat.card(course.first.title).first().waitFor({ timeout: 60_000 })

    await tab.getByRole('button', { name: 'Publicera' }).click()

    await tab.getByRole('status').getByText('Publicerad', { exact: true }).waitFor()
    await chat.card('Min nya titel').nth(1).waitFor()
    assert.equal(await chat.card(course.first.title).count(), 0)
  })

  function title() {
    return tab.getByRole('group', { name: 'Titel', exact: true }).getByRole('textbox', { name: 'Svenska' })
  }
})
