import assert from 'node:assert/strict'
import { type Browser, openBrowser } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { tabAnswers } from '../support/tab-answers.ts'
import { complaintsAbout } from '../support/tab-complaints.ts'
import { serverToken, startTabServer, type TabServer } from '../support/tab-server.ts'
import { openInTeams, type TeamsFrame } from '../support/teams-frame.ts'

describe('The tab in Teams', function () {
  this.timeout(60_000)

  const ending = new AsyncDisposableStack()
  let server: TabServer
  let browser: Browser
  let teams: TeamsFrame

  before(async () => {
    const { byPath } = await tabAnswers()
    server = ending.use(await startTabServer(byPath))
    browser = ending.use(await openBrowser({ locale: 'en-GB' }))
    teams = await openInTeams(browser, {
      tabUrl: server.url,
      token: serverToken,
      theme: 'dark',
      subPageId: 'na-ut',
    })
  })
  after(() => ending.disposeAsync())

  /** Of the theme that the tab has put on. */
  const background = ({ tab }: TeamsFrame) =>
    tab
      .getByRole('main')
      .evaluate((main) => getComputedStyle(main).getPropertyValue('--colorNeutralBackground1'))

  it('opens the page that a deep link leads to, in the language of Teams', async () => {
    await teams.tab.getByRole('heading', { level: 1, name: 'Nå ut' }).waitFor()

    await teams.tab.getByText('Hur medarbetarna nås').first().waitFor()
  })

  it('asks Teams, and nobody else, who is looking', async () => {
    assert.equal((await teams.heard('authentication.getAuthToken')).length, 1)
  })

  it('puts on the theme of Teams, and follows it', async () => {
    await eventually(async () => (await background(teams)) === '#292929', 'dark')

    for (const [theme, colour] of [
      ['contrast', '#000000'],
      ['default', '#ffffff'],
    ] as const) {
      await teams.changeTheme(theme)

      await eventually(async () => (await background(teams)) === colour, theme)
    }
  })

  it('has nothing that axe complains about in the high contrast of Teams', async () => {
    await teams.changeTheme('contrast')
    await eventually(async () => (await background(teams)) === '#000000')

    assert.deepEqual(await complaintsAbout(teams.frame), [])
  })

  it('has Teams show a link that leads to the page one is on', async () => {
    await teams.tab.getByRole('link', { name: 'Minne', exact: true }).click()
    await teams.tab.getByRole('heading', { level: 1, name: /^Minne: / }).waitFor()

    await teams.tab.getByRole('button', { name: 'Kopiera länk' }).click()

    const heard = await eventually(async () => (await teams.heard('shareDeepLink'))[0])
    assert.equal(heard[0], 'minne')
    assert.match(String(heard[1]), /^Minne: STAD/)
    assert.equal(heard[2], `${server.url}#/minne`)
  })

  it('fits a phone', async () => {
    await teams.page.setViewportSize({ width: 360, height: 740 })

    const needed = await teams.tab.getByRole('main').evaluate(() => document.documentElement.scrollWidth)

    assert.ok(needed <= 360, `It needs ${needed} pixels.`)
  })

  it('speaks English where Teams does', async () => {
    const english = await openInTeams(browser, { tabUrl: server.url, token: serverToken, locale: 'en-us' })

    await english.tab.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    assert.equal(await english.tab.locator('html').getAttribute('lang'), 'en')
    assert.deepEqual(english.errors, [])
  })

  it('changes language with Teams when somebody comes back to it', async () => {
    await teams.changeLocale('en-us')

    await teams.frame.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))

    await teams.tab.getByRole('link', { name: 'Overview', exact: true }).waitFor()
    assert.equal(await teams.tab.locator('html').getAttribute('lang'), 'en')
  })

  it('says that signing in failed when Teams’ token is not taken, and asks it only once more', async () => {
    const refused = await openInTeams(browser, { tabUrl: server.url, token: 'of another' })

    await refused.tab.getByRole('alert').getByText('Inloggningen gick inte').waitFor()

    assert.equal((await refused.heard('authentication.getAuthToken')).length, 2)
  })

  it('cannot be framed by anybody else', async () => {
    const page = await browser.newPage()
    await page.route('https://elsewhere.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<iframe src="${server.url}"></iframe>` }),
    )
    const stopped = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'))

    await page.goto('https://elsewhere.example/')

    await stopped
  })

  it('has thrown nothing all the while', () => {
    assert.deepEqual(teams.errors, [])
  })
})
