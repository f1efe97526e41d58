import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import type { CoursesAnswer } from '../../bot/http/contract.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { startBot, type TestBot } from '../support/bot.ts'
import { type Browser, openBrowser } from '../support/browser.ts'
import { calendar, course, lesson } from '../support/builders.ts'
import { eventually } from '../support/eventually.ts'
import { complaintsAbout } from '../support/tab-complaints.ts'
import { focused, tabTo } from '../support/tab-keys.ts'
import { openInTeams } from '../support/teams-frame.ts'

const themes = {
  light: { colorScheme: 'light', forcedColors: 'none', background: '#ffffff' },
  dark: { colorScheme: 'dark', forcedColors: 'none', background: '#292929' },
  'high contrast': { colorScheme: 'dark', forcedColors: 'active', background: '#000000' },
} as const

const breaks = [{ from: '2026-12-21', to: '2027-01-08' }]
const outdated = {
  claim: { sv: 'Det var så.', en: 'It was so.' },
  source: 'exempel.se',
  checked: '2026-01-01',
  recheck: '2026-09-20',
}
const stad = course('stad', {
  calendar: { ...calendar, breaks },
  lessons: [lesson('ett'), lesson('tva'), lesson('tre', { facts: [outdated] })],
})

describe('The page Kurs, on a Droppe that runs', function () {
  this.timeout(90_000)

  const azurite = azuriteForTests()
  const ending = new AsyncDisposableStack()
  const errors: string[] = []
  let bot: TestBot
  let browser: Browser
  let page: Page

  before(async () => {
    bot = ending.use(await startBot({ ...azurite(), courses: [stad], isStarted: false }))
    browser = ending.use(await openBrowser())
    bot.signInAs({ name: 'Åsa Öberg' })
    page = await newPage()
  })
  after(() => ending.disposeAsync())

  async function newPage(): Promise<Page> {
    const opened = await browser.newPage()
    opened.on('pageerror', (error) => errors.push(error.message))
    opened.on('console', (message) => {
      if (/Content Security Policy|Warning:/.test(message.text())) errors.push(message.text())
    })
    await opened.setViewportSize({ width: 1280, height: 900 })
    return opened
  }
  async function open(path: string, on = page): Promise<void> {
    await on.goto(`${bot.tabUrl}#/${path}`)
    await on.reload()
    await on.getByText('uppdateras medan du tittar').waitFor()
  }
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const dialog = () => page.getByRole('dialog')
  const status = (words: string | RegExp) => page.getByRole('status').getByText(words).first()
  const plan = async (id = 'stad') => {
    const answer = await ask('GET', '/api/courses')
    return ((await answer.json()) as CoursesAnswer).courses.find((each) => each.id === id)
  }
  async function ask(method: string, path: string, body?: object) {
    const authorization = `Bearer ${await bot.token({ name: 'Bo Ek', oid: 'bo' })}`
    return fetch(bot.url + path, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
  }

  describe('before the course is started', () => {
    it('is where the overview leads', async () => {
      await open('oversikt')
      await page.getByText('Kursen ”STAD” är inte startad.').waitFor()

      await page.getByRole('link', { name: 'Till kursen' }).click()

      await page.getByRole('heading', { level: 1, name: 'STAD' }).waitFor()
      await page.getByText('Kursen är inte startad. Ingenting skickas förrän den startas.').waitFor()
      await button('Starta …').waitFor()
    })

    it('has a table for each month, with weeks, lessons, holidays and breaks in words', async () => {
      const december = page.getByRole('table', { name: 'december 2026' })

      assert.equal(await page.getByRole('table', { name: /20\d\d$/ }).count(), 10)
      assert.deepEqual(await december.getByRole('rowheader').allInnerTexts(), ['49', '50', '51', '52', '53'])
      await december.getByRole('cell', { name: '25, juldagen' }).waitFor()
      await december.getByRole('cell', { name: '22, uppehåll' }).waitFor()
      await page.getByText('25 dec.: juldagen').waitFor()
      await page
        .getByRole('table', { name: 'september 2026' })
        .getByRole('cell', { name: '15, lektion 2 ”Lektion tva”' })
        .waitFor()
    })

    it('says which lesson will be stopped, and what to do', async () => {
      const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /Lektion tre/ }) })

      await row.getByText(/Skickas bara om dess fakta kontrolleras senast 20 september 2026\./).waitFor()
    })

    it('shows what the days make of the course before one starts it, and why they won’t do', async () => {
      await button('Starta …').click()
      await dialog().getByText('3 lektioner. Först kommer ”Lektion ett”, tis 1 sep. 2026').waitFor()
      await dialog().getByText('1 lektion stoppas om inte dess fakta kontrolleras innan dess.').waitFor()

      await dialog().getByLabel('Sista dag').fill('2026-09-20')

      await dialog().getByText('Bara 2 av 3 lektioner får plats mellan dagarna.').waitFor()
      assert.equal(await confirm('Starta kursen').getAttribute('aria-disabled'), 'true')
      await dialog().getByLabel('Sista dag').fill('2026-08-20')
      await dialog().getByText('Den sista dagen ligger före den första.').waitFor()
      assert.equal((await plan())?.state, 'offered')
    })

    it('starts it on the days chosen, and says so', async () => {
      await dialog().getByLabel('Sista dag').fill('2027-02-26')
      await dialog()
        .getByText(/Kursen slutar fre 26 feb\. 2027/)
        .waitFor()

      await confirm('Starta kursen').click()

      await status('Kursen är startad').waitFor()
      await dialog().waitFor({ state: 'detached' })
      const { state, start, end } = (await plan()) ?? {}
      assert.deepEqual([state, start, end], ['running', '2026-09-01', '2027-02-26'])
      await page.getByRole('row', { name: /Åsa Öberg Startade kursen: 1 september 2026 till/ }).waitFor()
    })
  })

  const confirm = (name: string): Locator => dialog().getByRole('button', { name, exact: true })

  describe('by keyboard alone', () => {
    before(async () => {
      bot.setTime('2026-09-02 08:00')
      await open('kurs/stad')
    })

    it('leaves everything as it is when one thinks better of it, and the focus is where it was', async () => {
      await tabTo(page, 'Pausa …')
      await page.keyboard.press('Enter')
      await dialog().getByText('Inga nya lektioner, repetitioner eller påminnelser skickas.').waitFor()

      await page.keyboard.press('Escape')

      await dialog().waitFor({ state: 'detached' })
      await eventually(async () => (await focused(page)) === 'Pausa …')
      assert.equal((await plan())?.state, 'running')
    })

    it('pauses the course, and goes on from there', async () => {
      await page.keyboard.press('Enter')
      await tabTo(page, 'Pausa kursen')
      await page.keyboard.press('Enter')

      await status('Kursen är pausad').waitFor()
      await eventually(async () => (await focused(page)) === 'Återuppta …')
      assert.equal((await plan())?.state, 'paused')
    })

    it('resumes it later, having seen what becomes of its days', async () => {
      bot.setTime('2026-09-09 08:00')
      await page.keyboard.press('Enter')
      await dialog().getByText('Först kommer ”Lektion tva”, tis 15 sep. 2026').waitFor()
      await dialog()
        .getByText(/Kursen slutar fre 5 mars 2027/)
        .waitFor()
      await tabTo(page, 'Återuppta kursen')
      await page.keyboard.press('Enter')

      await status('Kursen är igång igen').waitFor()
      await eventually(async () => (await focused(page)) === 'Pausa …')
      const { state, end, pauses } = (await plan()) ?? {}
      assert.deepEqual([state, end], ['running', '2027-03-05'])
      assert.deepEqual(pauses, [{ from: '2026-09-02', to: '2026-09-08' }])
    })

    it('shows the pause in the calendar and both changes in the trail', async () => {
      await page.getByText('2–8 sep.: pausad').waitFor()

      const trail = page.getByRole('table', { name: 'Ändringslogg' }).getByRole('rowheader')
      await eventually(async () => (await trail.count()) === 3)
      assert.deepEqual((await trail.allInnerTexts()).slice(0, 2), [
        'Återupptog kursen. Den slutar 5 mars 2027.',
        'Pausade kursen.',
      ])
    })
  })

  describe('while it is under way', () => {
    it('overwrites nothing when somebody else was quicker, and shows the plan as it is now', async () => {
      await open('kurs/stad')
      await button('Pausa …').click()
      const { version } = (await plan()) ?? {}
      await ask('POST', '/api/courses/stad', { version, change: { kind: 'pause' } })

      await confirm('Pausa kursen').click()

      await page.getByRole('alert').getByText('Någon annan hann före').waitFor()
      await page.getByText(/Kursen är pausad sedan/).waitFor()
      const { state, version: now } = (await plan()) ?? {}
      assert.equal(state, 'paused')
      await ask('POST', '/api/courses/stad', { version: now, change: { kind: 'resume' } })
    })

    it('starts a pilot to oneself or a group, and ends it', async () => {
      await open('kurs/stad')
      await button('Pilotkör …').click()
      await dialog()
        .getByText(/^3 lektioner\./)
        .waitFor()
      await dialog()
        .getByLabel(/^Grupp i katalogen/)
        .fill('alla')
      await dialog().getByText('Ett objekt-id består av 32 siffror').waitFor()
      assert.equal(await confirm('Starta piloten').getAttribute('aria-disabled'), 'true')
      await dialog()
        .getByLabel(/^Grupp i katalogen/)
        .fill('11111111-2222-4333-8444-555555555555')
      await dialog()
        .getByText(/^3 lektioner\./)
        .waitFor()
      await confirm('Starta piloten').click()
      await status('Piloten är startad').waitFor()
      const pilot = await plan('stad-pilot')
      assert.deepEqual(pilot?.audience, { people: 1, groups: ['11111111-2222-4333-8444-555555555555'] })

      await status('Pilot av STAD').click()
      await page.getByRole('heading', { level: 1, name: 'Pilot av STAD' }).waitFor()
      await page.getByText('1 person och 1 grupp i katalogen').waitFor()
      await button('Avsluta piloten …').click()
      await confirm('Avsluta piloten').click()

      await status('Piloten är avslutad').waitFor()
      assert.equal((await plan('stad-pilot'))?.state, 'over')
      assert.equal(await button('Avsluta piloten …').count(), 0)
    })

    it('rehearses the course with people who don’t exist, and tells how it went', async () => {
      await open('kurs/stad')
      await button('Öva igenom …').click()
      await dialog().getByRole('spinbutton').fill('5')
      await dialog().getByText('Välj ett antal från 10 till 300.').waitFor()
      await dialog().getByRole('spinbutton').fill('40')
      await confirm('Öva igenom').click()

      await page.getByText(/^40 påhittade personer gick igenom kursen\. Ingen riktig person/).waitFor()
      await page.getByText('Ingen fick mer än ett kort samma dag').waitFor()
      await page.getByText(/^Mest blev det .* kort\.$/).waitFor()
      const table = page.getByRole('table', { name: 'Övningen lektion för lektion' })
      assert.equal(await table.getByRole('rowheader').count(), 3)
      await eventually(async () => (await focused(page)).startsWith('Så gick övningen'))
    })

    for (const [name, theme] of Object.entries(themes)) {
      it(`has nothing that axe complains about in ${name}, and neither has a dialog`, async () => {
        await open('kurs/stad')
        await page.emulateMedia(theme)
        await eventually(async () => (await background(page)) === theme.background)
        assert.deepEqual(await complaintsAbout(page.mainFrame()), [])

        await button('Pilotkör …').click()
        await dialog()
          .getByText(/^3 lektioner\./)
          .waitFor()

        assert.deepEqual(await complaintsAbout(page.mainFrame()), [])
      })
    }

    for (const width of [360, 1600]) {
      it(`needs no scrolling sideways at ${width} pixels, and neither has a dialog`, async () => {
        const needed = () => page.evaluate(() => document.documentElement.scrollWidth)
        await page.emulateMedia(themes.light)
        await page.setViewportSize({ width, height: 800 })
        await open('kurs/stad')
        assert.ok((await needed()) <= width, `The page needs ${await needed()} pixels.`)

        await button('Pilotkör …').click()
        await dialog()
          .getByText(/^3 lektioner\./)
          .waitFor()

        assert.ok((await needed()) <= width, `The dialog needs ${await needed()} pixels.`)
        const inside = await dialog().evaluate((shown) => shown.scrollWidth - shown.clientWidth)
        assert.ok(inside <= 0, `The dialog scrolls by ${inside}.`)
        await page.setViewportSize({ width: 1280, height: 900 })
      })
    }

    it('works in Teams, too', async () => {
      const teams = await openInTeams(browser, {
        tabUrl: bot.tabUrl,
        token: await bot.token({ name: 'Åsa Öberg' }),
        subPageId: 'kurs/stad',
      })
      await teams.tab.getByRole('button', { name: 'Pausa …' }).click()
      await teams.tab.getByRole('button', { name: 'Pausa kursen' }).click()
      await teams.tab.getByText('Kursen är pausad', { exact: true }).waitFor()
      await teams.tab.getByRole('button', { name: 'Återuppta …' }).click()
      await teams.tab.getByText(/^3 lektioner\./).waitFor()
      await teams.tab.getByRole('button', { name: 'Återuppta kursen' }).click()
      await teams.tab.getByText('Kursen är igång igen').waitFor()

      assert.deepEqual(await complaintsAbout(teams.frame), [])
      assert.deepEqual(teams.errors, [])
    })

    it('shows a reader everything, and no button that changes anything', async () => {
      bot.signInAs({ name: 'Lo', roles: ['Reader'] })
      const reader = await newPage()

      await open('kurs/stad', reader)

      await reader.getByRole('table', { name: 'Ändringslogg' }).waitFor()
      await reader.getByRole('heading', { name: 'Kalender' }).waitFor()
      assert.deepEqual(await reader.getByRole('main').getByRole('button').allInnerTexts(), ['Kopiera länk'])
      const pages = await reader.getByRole('navigation').getByRole('link').allInnerTexts()
      assert.ok(pages.includes('Kurs') && !pages.includes('Drift'), `${pages}`)
    })

    it('says so when its address names a course that isn’t there', async () => {
      await open('kurs/borta')

      await page.getByText('Kursen finns inte').waitFor()
    })

    it('keeps what one has chosen when the storage is gone, and says that nothing has changed', async () => {
      bot.signInAs({ name: 'Åsa Öberg' })
      await open('kurs/stad')
      await button('Pilotkör …').click()
      await dialog().getByLabel('Första dag').fill('2026-10-05')
      await dialog()
        .getByText(/Först kommer .*, mån 5 okt\. 2026/)
        .waitFor()
      await azurite().stop()

      await confirm('Starta piloten').click()

      await dialog().getByRole('alert').getByText('Det gick inte att spara just nu').waitFor()
      assert.equal(await dialog().getByLabel('Första dag').inputValue(), '2026-10-05')
    })
  })

  describe('all the while', () => {
    it('has thrown nothing and asked for nothing that the security policy stops', () => {
      assert.deepEqual(errors, [])
    })
  })
})

/** Of the theme, whatever forced colours make of it. */
function background(page: Page): Promise<string> {
  const main = page.getByRole('main')
  return main.evaluate((element) => getComputedStyle(element).getPropertyValue('--colorNeutralBackground1'))
}
