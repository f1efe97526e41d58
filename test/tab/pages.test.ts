import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { LetterReason, OverviewAnswer, OverviewNotice } from '../../bot/http/contract.ts'
import { type Browser, openBrowser } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { type TabAnswers, tabAnswers } from '../support/tab-answers.ts'
import { complaintsAbout } from '../support/tab-complaints.ts'
import { startTabServer, type TabServer } from '../support/tab-server.ts'

const fresh = 'Siffrorna uppdateras medan du tittar.'
const themes = {
  light: { colorScheme: 'light', forcedColors: 'none', background: '#ffffff' },
  dark: { colorScheme: 'dark', forcedColors: 'none', background: '#292929' },
  'high contrast': { colorScheme: 'dark', forcedColors: 'active', background: '#000000' },
} as const

/** Each page with the question it answers, in words that stand on it once the figures have come. */
const pages = {
  oversikt: 'Att göra nu',
  lektioner: 'Varför angår det här alla?',
  'lektioner/stad/why-everyone': 'Vad de svarade',
  'na-ut': 'Hur medarbetarna nås',
  minne: 'Vad sitter kvar?',
  rapport: 'Så är siffrorna räknade',
  kurs: 'Ändringslogg',
  'kurs/stad': 'Kalender',
  drift: 'Det som har stannat',
} as const

describe('The pages of the tab', function () {
  this.timeout(60_000)

  const ending = new AsyncDisposableStack()
  const errors: string[] = []
  let answers: TabAnswers
  let server: TabServer
  let browser: Browser
  let page: Page

  before(async () => {
    answers = await tabAnswers()
    server = ending.use(await startTabServer(answers.byPath))
    browser = ending.use(await openBrowser())
    page = await browser.newPage()
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => {
      if (/Content Security Policy|Warning:/.test(message.text())) errors.push(message.text())
    })
  })
  after(() => ending.disposeAsync())
  beforeEach(() => {
    server.answers = answers.byPath
  })

  async function open(path: string): Promise<void> {
    await page.goto(`${server.url}#/${path}`)
    // From one address to another after "#" the browser loads nothing anew.
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
  }

  for (const [path, words] of Object.entries(pages)) {
    describe(`#/${path}`, () => {
      before(async () => {
        server.answers = answers.byPath
        await page.setViewportSize({ width: 1280, height: 900 })
        await open(path)
        await page.getByText(fresh).waitFor()
        await page.getByText(words, { exact: true }).first().waitFor()
        // Charts and cards come with code of their own.
        await page.waitForLoadState('networkidle')
      })

      for (const [name, theme] of Object.entries(themes)) {
        it(`has nothing that axe complains about in ${name}`, async () => {
          await page.emulateMedia(theme)
          await eventually(async () => (await background(page)) === theme.background)

          assert.deepEqual(await complaintsAbout(page.mainFrame()), [])
        })
      }

      for (const width of [360, 760, 1100, 1600]) {
        it(`needs no scrolling sideways at ${width} pixels`, async () => {
          await page.emulateMedia(themes.light)
          await page.setViewportSize({ width, height: 800 })

          const needed = await page.evaluate(() => document.documentElement.scrollWidth)

          assert.ok(needed <= width, `It needs ${needed} pixels.`)
        })
      }

      it('is named by its heading', async () => {
        const heading = await page.getByRole('heading', { level: 1 }).innerText()

        assert.equal(await page.title(), `${heading} – Droppe`)
      })

      it('says in words that the server does not answer, and shows the figures when one tries again', async () => {
        server.answers = Object.fromEntries(Object.keys(answers.byPath).map((each) => [each, 503]))
        await open(path)
        await page.getByRole('alert').getByText('Siffrorna kunde inte hämtas').waitFor()
        server.answers = answers.byPath

        await page.getByRole('button', { name: 'Försök igen' }).click()

        await page.getByText(words, { exact: true }).first().waitFor()
        assert.equal(await page.getByRole('alert').count(), 0)
      })

      it('keeps the figures and says how old they are when the server stops answering', async () => {
        server.answers = Object.fromEntries(Object.keys(answers.byPath).map((each) => [each, 503]))

        await page.getByText(/^Siffrorna är från \d\d:\d\d; försöker igen\.$/).waitFor()

        assert.ok(await page.getByText(words, { exact: true }).first().isVisible())
      })

      it('says who may see it to those who may not', async () => {
        server.answers = Object.fromEntries(Object.keys(answers.byPath).map((each) => [each, 403]))

        await open(path)

        await page.getByRole('alert').getByText('Du har inte tillgång till den här sidan').waitFor()
      })
    })
  }

  it('say that there are no courses where there are none', async () => {
    server.answers = {
      ...answers.byPath,
      overview: { ...answers.overview, courses: [], notices: [] },
      courses: { asOf: answers.overview.asOf, courses: [] },
    }
    for (const path of ['oversikt', 'lektioner', 'minne', 'rapport', 'kurs']) {
      await open(path)

      await page.getByText('Inga kurser än').waitFor()
    }
  })

  it('have a bar that moves while something goes out, and none when it is out', async () => {
    await open('oversikt')
    await page.getByText('Skickas just nu: 1 184 av 1 304 klara.').waitFor()
    assert.equal(await page.getByRole('progressbar').getAttribute('aria-valuenow'), '1184')

    server.answers = { ...answers.byPath, overview: afterTheWave(answers.overview) }

    await page.getByRole('progressbar').waitFor({ state: 'detached' })
  })

  it('have words for everything that may need attention', async () => {
    const [course, lesson] = ['stad', answers.lesson.id]
    const notices: OverviewNotice[] = [
      { kind: 'held back', course, lesson, recheckBy: '2026-09-01' },
      { kind: 'recheck soon', course, lesson, recheckBy: '2026-09-30' },
      { kind: 'few answers', course, lesson, reached: 1000, answered: 301 },
      { kind: 'often wrong', course, lesson, answered: 100, atMost: 41 },
      { kind: 'many unreached', course, item: lesson, eligible: 1304, unreached: 1 },
      { kind: 'many unknown', course, item: 'baseline', eligible: 1304, unknown: 20 },
      { kind: 'not started', course: 'it', title: { sv: 'IT' } },
      { kind: 'paused', course: 'it', title: { sv: 'IT' } },
    ]
    server.answers = { ...answers.byPath, overview: { ...answers.overview, notices } }
    await open('oversikt')

    const items = page.getByRole('region', { name: 'Att göra nu' }).getByRole('listitem')
    await eventually(async () => (await items.count()) === notices.length)

    const said = await items.allInnerTexts()
    assert.deepEqual(
      said.map((item) => item.split('\n')[0]?.replaceAll('\u00a0', ' ')),
      [
        '”Varför angår det här alla?” skickas inte: dess fakta skulle ha kontrollerats senast 1 september 2026.',
        'Fakta i ”Varför angår det här alla?” måste kontrolleras senast 30 september 2026.',
        'Bara 30 % av dem som har fått ”Varför angår det här alla?” har svarat, fast den gick ut för minst två veckor sedan.',
        'Högst 41 % av svaren på ”Varför angår det här alla?” är rätt.',
        '1 medarbetare har inte kunnat nås med ”Varför angår det här alla?”.',
        'För 20 medarbetare är det osäkert om enkäten kom fram.',
        'Kursen ”IT” är inte startad.',
        'Kursen ”IT” är pausad.',
      ],
    )
  })

  it('say so when nothing needs attention', async () => {
    server.answers = { ...answers.byPath, overview: { ...answers.overview, notices: [] } }

    await open('oversikt')

    await page.getByText('Inget behöver göras just nu. Utskicken sköter sig själva.').waitFor()
  })

  it('have words for every reason why somebody can’t be reached in Teams', async () => {
    const ways = reasons.map((reason) => ({ channel: 'none', reason, people: 3 }) as const)
    server.answers = { ...answers.byPath, reach: { ...answers.reach, ways } }
    await open('na-ut')

    const terms = page.getByRole('region', { name: 'Varför inte i Teams?' }).getByRole('definition')
    await eventually(async () => (await terms.count()) === 3 * reasons.length)

    for (const said of await terms.allInnerTexts()) assert.match(said, /^\p{Lu}.* .*\.$/u)
  })

  it('say why it isn’t told what was chosen', async () => {
    const path = `lessons/stad/${answers.lesson.id}`
    for (const [why, words] of [
      ['few answers', /visas när minst tio har svarat/],
      ['nearly all alike', /eftersom nästan alla har svarat likadant/],
    ] as const) {
      const options = { kind: 'hidden', why } as const
      server.answers = { ...answers.byPath, [path]: { ...answers.lesson, options } }

      await open(`lektioner/stad/${answers.lesson.id}`)

      await page.getByText(words).waitFor()
    }
  })

  it('say that a lesson is gone when it is', async () => {
    await open('lektioner/stad/no-such-lesson')

    await page.getByRole('alert').getByText('Det finns inte längre').waitFor()
  })

  it('say that an address leads nowhere', async () => {
    await open('no-such-page')

    await page.getByRole('link', { name: 'Till överblicken' }).click()

    await page.getByRole('heading', { level: 1, name: 'Överblick' }).waitFor()
  })

  it('say so when the code of a page can’t be loaded, and open it once it can', async () => {
    await open('oversikt')
    await page.route('**/assets/reach-page-*.js', (route) => route.abort())

    await page.getByRole('link', { name: 'Nå ut', exact: true }).click()

    await page.getByRole('alert').getByText('Sidan kunde inte visas').waitFor()
    await page.unroute('**/assets/reach-page-*.js')
    await page.getByRole('button', { name: 'Ladda om' }).click()
    await page.getByText('Hur medarbetarna nås').waitFor()
  })

  it('have thrown nothing and asked for nothing that the security policy stops', () => {
    assert.deepEqual(errors, [])
  })
})

const reasons: readonly LetterReason[] = [
  'blocked',
  'uninstalled',
  'conversation gone',
  'refused',
  'not installed',
  'no licence',
  'disabled',
  'prefers letters',
]

function afterTheWave(overview: OverviewAnswer): OverviewAnswer {
  const courses = overview.courses.map(({ wave, ...course }) => {
    if (!wave) return course
    const { underway, sent, ...figures } = wave.figures
    return { ...course, wave: { ...wave, figures: { ...figures, underway: 0, sent: sent + underway } } }
  })
  return { ...overview, courses }
}

/** Of the theme, whatever forced colours make of it. */
function background(page: Page): Promise<string> {
  const main = page.getByRole('main')
  return main.evaluate((element) => getComputedStyle(element).getPropertyValue('--colorNeutralBackground1'))
}
