import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { readCourses } from '../../bot/content/read-courses.ts'
import { changed, lesson, rightFiles, withContent } from '../content/content-folder.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { startBot, type TestBot } from '../support/bot.ts'
import { type Browser, openBrowser } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { complaintsAbout } from '../support/tab-complaints.ts'

const themes = [
  { colorScheme: 'light', forcedColors: 'none', background: '#ffffff' },
  { colorScheme: 'dark', forcedColors: 'none', background: '#292929' },
  { colorScheme: 'dark', forcedColors: 'active', background: '#000000' },
] as const

describe('The page on which lessons are written', function () {
  this.timeout(60_000)
  const azurite = azuriteForTests()
  let folder: string
  let bot: TestBot
  let browser: Browser
  let page: Page
  let errors: string[]

  before(async () => {
    browser = await openBrowser()
  })
  after(() => browser[Symbol.asyncDispose]())
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'droppe-editor-'))
    await withContent(rightFiles, (from) => cp(from, folder, { recursive: true }))
    const read = await readCourses(folder)
    assert.equal(read.kind, 'courses')
    bot = await startBot({
      ...azurite(),
      courses: read.courses,
      contentFolder: folder,
      isAnswering: true,
    })
    page = await openPage(['ProjectLeader'])
    errors = []
    page.on('pageerror', (error) => errors.push(error.message))
  })
  afterEach(async () => {
    await page.close({ runBeforeUnload: false })
    await bot[Symbol.asyncDispose]()
    await rm(folder, { recursive: true })
    assert.deepEqual(errors, [])
  })

  async function openPage(roles: string[]): Promise<Page> {
    const token = await bot.token({ oid: 'leader', name: 'Åsa Öberg', roles })
    const opened = await browser.newPage()
    await opened.route('**/tab/settings.json', (route) =>
      route.fulfill({ json: { localTokenUrl: '/local/token', refreshMilliseconds: 1000 } }),
    )
    await opened.route('**/local/token', (route) => route.fulfill({ json: { token } }))
    return opened
  }

  async function open(path = '/stad/01-first.yaml', of = page): Promise<void> {
    await of.goto(`${bot.url}/tab/#/skriv${path}`)
    await of.getByRole('button', { name: 'Publicera' }).or(of.getByRole('table')).first().waitFor()
  }

  /** The field of a text in English or Swedish. */
  const field = (text: string, language = 'Svenska', of = page) =>
    of.getByRole('group', { name: text, exact: true }).getByRole('textbox', { name: language })
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const said = (words: string | RegExp) => page.getByText(words).first().waitFor()

  async function published(): Promise<string> {
    const token = await bot.token()
    const answer = await fetch(`${bot.url}/api/content/stad/01-first.yaml`, {
      headers: { authorization: `Bearer ${token}` },
    })
    return ((await answer.json()) as { text: string }).text
  }

  async function publishAsAnother(text: string): Promise<void> {
    const token = await bot.token({ name: 'Bo Ek' })
    const answer = await fetch(`${bot.url}/api/content/stad/01-first.yaml/publish`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
    })
    assert.equal(answer.status, 200)
  }

  it('shows the card as it becomes, and publishes it, by the keyboard alone', async () => {
    await open('')
    await page.getByRole('link', { name: 'Titel', exact: true }).focus()
    await page.keyboard.press('Enter')
    await field('Titel').focus()
    await page.keyboard.press('ControlOrMeta+a')

    await page.keyboard.type('En ny titel')

    await page.locator('.ac-adaptiveCard').getByText('En ny titel').waitFor()
    await page.getByRole('button', { name: 'Publicera' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('Publicerad', { exact: true }).waitFor()
    assert.equal(await published(), changed(lesson, '  sv: Titel', '  sv: En ny titel'))
  })

  it('says what is wrong at its field and all together, and publishes nothing of it', async () => {
    await open()
    await field('Titel', 'Engelska').fill('')
    await said('Texten är tom. Skriv den.')

    await press('Publicera')

    await page.getByRole('alert').getByText('1 sak måste rättas').waitFor()
    assert.match(await page.evaluate(() => document.activeElement?.textContent ?? ''), /Texten är tom/)
    await page.getByRole('button', { name: 'Titel, Engelska: Texten är tom. Skriv den.' }).click()
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'part-title-en')
    assert.equal(await field('Titel', 'Engelska').getAttribute('aria-invalid'), 'true')
    assert.equal(await published(), lesson)
  })

  it('keeps one’s text when somebody else has published another, and lets one choose', async () => {
    await open()
    await field('Titel').fill('Min titel')
    await publishAsAnother(changed(lesson, '  sv: Titel', '  sv: Bos titel'))

    await press('Publicera')

    await page.getByRole('alert').getByText('Någon annan har ändrat lektionen').waitFor()
    assert.equal(await field('Titel').inputValue(), 'Min titel')
    await press('Behåll min text')
    await said('Din text är kvar')
    await press('Publicera')
    await page.getByRole('status').getByText('Publicerad', { exact: true }).waitFor()
    assert.match(await published(), /sv: Min titel/)
  })

  it('loses nothing when the storage is away, nor when one comes back later', async () => {
    await open()
    await page.route('**/publish', (route) =>
      route.fulfill({ status: 503, json: { error: 'storage unavailable', message: '' } }),
    )
    await field('Titel').fill('Kvar')

    await press('Publicera')

    await page.getByRole('alert').getByText('Servern svarar inte').waitFor()
    assert.equal(await field('Titel').inputValue(), 'Kvar')
    page.on('dialog', (dialog) => dialog.accept())
    await page.reload()
    await said('Du har ändringar som inte är publicerade.')
    assert.equal(await field('Titel').inputValue(), 'Kvar')
    await press('Kasta mina ändringar')
    assert.equal(await field('Titel').inputValue(), 'Titel')
  })

  it('takes a file and gives one, without a change to it', async () => {
    await open()
    const text = changed(lesson, 'id: first', '# från en annan kommun\nid: first')
    await page.locator('input[type=file]').setInputFiles({
      name: '01-first.yaml',
      mimeType: 'application/yaml',
      buffer: Buffer.from(text),
    })
    await page.getByRole('status').getByText('Hämtat: 01-first.yaml').waitFor()

    const [download] = await Promise.all([page.waitForEvent('download'), press('Exportera')])

    assert.equal(download.suggestedFilename(), '01-first.yaml')
    assert.equal(await readFile(await download.path(), 'utf8'), text)
    assert.equal(await published(), lesson)
  })

  it('lets a file that is no YAML be put right as text', async () => {
    await open()
    await page.locator('input[type=file]').setInputFiles({
      name: '01-first.yaml',
      mimeType: 'application/yaml',
      buffer: Buffer.from(changed(lesson, 'source: CVE', 'source: "CVE')),
    })
    await said('Ett citattecken eller en parentes stängs aldrig.')

    await page.getByRole('textbox', { name: 'Filens text' }).fill(lesson)
    await page.getByRole('textbox', { name: 'Filens text' }).blur()

    await field('Titel').waitFor()
  })

  it('goes on with an earlier version, which counts once it is published', async () => {
    await publishAsAnother(changed(lesson, '  sv: Titel', '  sv: Bos titel'))
    await open()
    assert.equal(await field('Titel').inputValue(), 'Bos titel')

    await press('Hämta texten som kom med programmet')

    await page.getByRole('status').getByText('Hämtat: Som den kom med programmet').waitFor()
    assert.equal(await field('Titel').inputValue(), 'Titel')
    await press('Publicera')
    await page.getByRole('status').getByText('Publicerad', { exact: true }).waitFor()
    assert.equal(await published(), lesson)
  })

  it('adds answers, marks the right one, and takes them away again', async () => {
    await open()
    const answers = page.getByRole('group', { name: /^Svar [a-z]$/ })
    const before = await answers.count()

    await page.getByRole('button', { name: 'Lägg till ett svar' }).first().click()

    await page
      .getByRole('group', { name: 'Svar c' })
      .getByRole('checkbox', { name: 'Svaret är rätt' })
      .check()
    assert.equal(await answers.count(), before + 1)
    await press('Ta bort: Svar c')
    await eventually(async () => (await answers.count()) === before)
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'part-question-options')
  })

  it('begins a new lesson with all that it must have', async () => {
    await open('')
    await page.getByRole('textbox', { name: /^Kortnamn på en ny lektion/ }).fill('Ny Lektion')
    await press('Ny lektion')
    await page.getByRole('alert').getByText('Kortnamnet får ha högst 40 tecken').waitFor()

    await page.getByRole('textbox', { name: /^Kortnamn på en ny lektion/ }).fill('ny-lektion')
    await press('Ny lektion')

    await field('Titel').waitFor()
    await said(/\d+ saker måste rättas/)
    assert.equal(await page.getByRole('textbox', { name: 'Kortnamn' }).first().inputValue(), 'ny-lektion')
  })

  it('says where to begin to a leader whom Teams doesn’t reach', async () => {
    await open()

    await press('Skicka till mig')

    await page.getByRole('alert').getByText('Droppe når dig inte i Teams').waitFor()
  })

  it('lets a reader look, and says who may change', async () => {
    const reader = await openPage(['Reader'])
    await open('/stad/01-first.yaml', reader)

    await reader.getByRole('button', { name: 'Publicera' }).click()

    await reader.getByRole('alert').getByText('Du får läsa men inte ändra').waitFor()
    await reader.close()
  })

  for (const path of ['', '/stad/01-first.yaml']) {
    it(`has nothing that axe complains about, and fits 360 pixels: #/skriv${path}`, async () => {
      await open(path)
      if (path) {
        await field('Titel').fill('')
        await said('Texten är tom. Skriv den.')
      }
      await page.waitForLoadState('networkidle')

      for (const theme of themes) {
        await page.emulateMedia(theme)
        await page.waitForTimeout(200)
        assert.deepEqual(await complaintsAbout(page.mainFrame()), [], JSON.stringify(theme))
      }
      await page.setViewportSize({ width: 360, height: 800 })
      const needed = await page.evaluate(() => document.documentElement.scrollWidth)
      assert.ok(needed <= 360, `It needs ${needed} pixels.`)
    })
  }
})
