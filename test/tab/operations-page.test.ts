import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { createSetAsideTable } from '../../bot/azure/set-aside-table.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { startBot, type TestBot } from '../support/bot.ts'
import { type Browser, openBrowser } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { complaintsAbout } from '../support/tab-complaints.ts'
import { focused, tabTo } from '../support/tab-keys.ts'
import { openInTeams } from '../support/teams-frame.ts'

const themes = {
  light: { colorScheme: 'light', forcedColors: 'none', background: '#ffffff' },
  dark: { colorScheme: 'dark', forcedColors: 'none', background: '#292929' },
  'high contrast': { colorScheme: 'dark', forcedColors: 'active', background: '#000000' },
} as const

describe('The page Drift, on a Droppe that runs', function () {
  this.timeout(90_000)

  const azurite = azuriteForTests()
  const ending = new AsyncDisposableStack()
  const errors: string[] = []
  let bot: TestBot
  let browser: Browser
  let page: Page

  before(async () => {
    bot = ending.use(await startBot(azurite()))
    browser = ending.use(await openBrowser())
    const setAside = createSetAsideTable(bot.storage.setAside)
    await setAside.put('slice 17', 'Reading it failed: no answer in time.')
    await setAside.put('slice 18', 'Reading it failed: no answer in time.')
    bot.signInAs({ name: 'Åsa Öberg', roles: ['Admin'] })
    page = await newPage()
  })
  after(() => ending.disposeAsync())

  async function newPage(): Promise<Page> {
    const opened = await browser.newPage()
    opened.on('pageerror', (error) => errors.push(error.message))
    opened.on('console', (message) => {
      if (/Content Security Policy|Warning:/.test(message.text())) errors.push(message.text())
    })
    return opened
  }
  async function open(path: string, on = page): Promise<void> {
    await on.goto(`${bot.tabUrl}#/${path}`)
    await on.reload()
    await on.getByRole('heading', { level: 1 }).waitFor()
  }
  const stopped = () => page.getByRole('region', { name: 'Det som har stannat' })

  it('is in the navigation of those who run the program, and tells how it fares', async () => {
    await open('oversikt')

    await page.getByRole('link', { name: 'Drift', exact: true }).click()

    await page.getByText(/^Svarade på \d+ millisekunder\.$/).waitFor()
    await page.getByText(/^Slog senast .* och ska slå varje sekund\.$/).waitFor()
    await page.getByText('Lagringen, timern och kön fungerar som de ska.').waitFor()
  })

  it('leaves out what this Droppe knows nothing of', async () => {
    await stopped().getByText('2 saker gavs upp').waitFor()
    await page.waitForLoadState('networkidle')

    const headings = await page.getByRole('heading', { level: 2 }).allInnerTexts()
    assert.deepEqual(headings, ['Läget', 'Det som har stannat'])
  })

  for (const [name, theme] of Object.entries(themes)) {
    it(`has nothing that axe complains about in ${name}`, async () => {
      await page.emulateMedia(theme)
      await eventually(async () => (await background(page)) === theme.background)

      assert.deepEqual(await complaintsAbout(page.mainFrame()), [])
    })
  }

  for (const width of [360, 1600]) {
    it(`needs no scrolling sideways at ${width} pixels`, async () => {
      await page.emulateMedia(themes.light)
      await page.setViewportSize({ width, height: 800 })

      const needed = await page.evaluate(() => document.documentElement.scrollWidth)

      assert.ok(needed <= width, `It needs ${needed} pixels.`)
    })
  }

  it('takes off the list what somebody has seen to, by keyboard alone, once they are sure', async () => {
    const name = 'Ta bort ur listan: slice 17'
    await page.getByRole('button', { name }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText('Ta bort slice 17 ur listan?').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await stopped().getByText('2 saker gavs upp').waitFor()
    await eventually(async () => (await focused(page)) === 'Ta bort ur listan')

    await page.keyboard.press('Enter')
    await tabTo(page, 'Ta bort ur listan')
    await page.keyboard.press('Enter')

    await page.getByRole('status').getByText('slice 17 är borttagen ur listan.').waitFor()
    await stopped().getByText('1 sak gavs upp').waitFor()
    await eventually(async () => (await focused(page)).startsWith('Det som har stannat'))
  })

  it('leaves a line in the trail on the page Kurs', async () => {
    await open('kurs')

    await page.getByRole('row', { name: /Åsa Öberg Tog bort ”slice 17” ur listan/ }).waitFor()
  })

  it('has words for the directory and for what must be in place, where the server tells of them', async () => {
    const remedy = 'Give the app registration the application permission User.Read.All and consent. '
      .repeat(4)
      .trim()
    await page.route('**/api/reach', (route) =>
      route.fulfill({ json: { roster: { held: { leavers: 120, since: '2026-09-01T03:00:00+02:00' } } } }),
    )
    await page.route('**/api/preflight', (route) =>
      route.fulfill({
        json: {
          checks: [
            { name: 'storage', state: 'ok' },
            { name: 'permission User.Read.All', state: 'todo', remedy },
            { name: 'mail', state: 'skipped', found: 'needs token' },
          ],
        },
      }),
    )
    await open('drift')

    await page.getByText(/^120 medarbetare saknas i katalogen sedan tisdag 1 september/).waitFor()
    await page.getByText('En sak är kvar att göra.').waitFor()
    await page.getByRole('row', { name: `permission User.Read.All Att göra ${remedy}` }).waitFor()
    for (const width of [360, 1100, 1280, 1600]) {
      await page.setViewportSize({ width, height: 800 })
      const needed = await page.evaluate(() => document.documentElement.scrollWidth)
      assert.ok(needed <= width, `It needs ${needed} pixels of ${width}.`)
    }
    assert.deepEqual(await complaintsAbout(page.mainFrame()), [])
  })

  it('works in Teams, too', async () => {
    const teams = await openInTeams(browser, {
      tabUrl: bot.tabUrl,
      token: await bot.token({ roles: ['Admin'] }),
      subPageId: 'drift',
    })

    await teams.tab.getByText('1 sak gavs upp').waitFor()
    assert.deepEqual(teams.errors, [])
  })

  it('is not for readers: neither in their navigation nor at its address', async () => {
    bot.signInAs({ roles: ['Reader'] })
    const reader = await newPage()
    await open('drift', reader)

    await reader.getByRole('alert').getByText('Du har inte tillgång till den här sidan').waitFor()
    const pages = await reader.getByRole('navigation').getByRole('link').allInnerTexts()
    assert.ok(pages.includes('Kurs') && !pages.includes('Drift'), `${pages}`)
  })

  it('says what is wrong and what to do when the storage is gone', async () => {
    bot.signInAs({ roles: ['Admin'] })
    await open('drift')
    await page.getByText(/^Svarade på/).waitFor()
    await azurite().stop()

    await page.getByText('Lagringskontot svarar inte.').waitFor()

    await page.getByText(/^Kontrollera lagringskontots hälsa/).waitFor()
    await stopped().getByText('eftersom lagringen inte svarar').waitFor()
  })

  it('has thrown nothing and asked for nothing that the security policy stops', () => {
    assert.deepEqual(errors, [])
  })
})

/** Of the theme, whatever forced colours make of it. */
function background(page: Page): Promise<string> {
  const main = page.getByRole('main')
  return main.evaluate((element) => getComputedStyle(element).getPropertyValue('--colorNeutralBackground1'))
}
