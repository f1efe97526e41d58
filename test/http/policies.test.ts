import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { azuriteForTests } from '../support/azurite.ts'
import { type Browser, openBrowser } from '../support/browser.ts'
import { course, lesson } from '../support/builders.ts'
import { eventually } from '../support/eventually.ts'
import {
  type LetterBot,
  letterLearner,
  linkIn,
  putLearner,
  reader,
  startLetterBot,
} from '../support/letters.ts'

const stranger = 'https://stranger.example/'

describe('What a browser lets others do with our pages', function () {
  this.timeout(60_000)

  const azurite = azuriteForTests()
  let started: LetterBot
  let browser: Browser
  let link = ''
  before(async () => {
    started = await startLetterBot({
      connectionString: azurite().connectionString,
      courses: [course('stad', { lessons: [lesson('ett')] })],
    })
    await putLearner(started.learners, letterLearner())
    started.bot.setTime('2026-09-01 09:00')
    link = linkIn(await started.letterTo(reader.email))
    browser = await openBrowser()
  })
  after(async () => {
    await browser[Symbol.asyncDispose]()
    await started[Symbol.asyncDispose]()
  })

  const pages: readonly [what: string, url: () => string][] = [
    ['the tab', () => started.bot.tabUrl],
    ['the page of a letter', () => link],
  ]
  for (const [what, url] of pages) {
    it(`${what} opens by itself, and nothing of it is stopped`, async () => {
      const { page, stopped } = await openPage()

      await page.goto(url())
      await page.getByRole('heading', { level: 1 }).first().waitFor()

      assert.deepEqual(stopped, [])
      assert.deepEqual(await page.context().cookies(), [])
    })

    it(`${what} is shown in nobody else’s frame`, async () => {
      const { page, stopped } = await openPage()
      await page
        .context()
        .grantPermissions(['local-network-access'])
        .catch(() => {})
      await page.route(`${stranger}**`, (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: `<h1>A stranger’s</h1><iframe src="${url()}"></iframe>`,
        }),
      )

      await page.goto(stranger)

      await eventually(() => stopped.some((line) => line.includes('frame-ancestors')), 'the refusal')
      assert.equal(await page.frameLocator('iframe').getByRole('heading', { level: 1 }).count(), 0)
    })

    it(`${what} runs no script that somebody has put into it`, async () => {
      const { page, stopped } = await openPage()
      await page.goto(url())
      await page.getByRole('heading', { level: 1 }).first().waitFor()

      await page.evaluate(() => {
        const script = document.createElement('script')
        script.textContent = 'globalThis.wasRun = true'
        document.body.append(script)
      })

      assert.ok(
        stopped.some((line) => line.includes('script-src') || line.includes('default-src')),
        String(stopped),
      )
      assert.equal(await page.evaluate(() => 'wasRun' in globalThis), false)
    })

    it(`${what} sends nothing to a stranger, by form or by script`, async () => {
      const { page, stopped } = await openPage()
      const asked: string[] = []
      await page.route(`${stranger}**`, (route) => {
        asked.push(route.request().url())
        return route.abort()
      })
      await page.goto(url())
      await page.getByRole('heading', { level: 1 }).first().waitFor()

      await page.evaluate(async (to) => {
        await fetch(to).catch(() => undefined)
        const form = document.createElement('form')
        form.action = to
        form.method = 'post'
        document.body.append(form)
        form.submit()
      }, stranger)

      await eventually(() => stopped.some((line) => line.includes('form-action')), 'the refusal')
      assert.deepEqual(asked, [])
    })
  }

  async function openPage(): Promise<{ page: Page; stopped: readonly string[] }> {
    const page = await browser.newPage()
    const stopped: string[] = []
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) stopped.push(message.text())
    })
    return { page, stopped }
  }
})
