import assert from 'node:assert/strict'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { azuriteForTests } from '../support/azurite.ts'
import { type Browser, openBrowser } from '../support/browser.ts'
import { course, lesson, question } from '../support/builders.ts'
import {
  type LetterBot,
  letterLearner,
  linkIn,
  putLearner,
  reader,
  startLetterBot,
} from '../support/letters.ts'

const survey = {
  questions: [question('q1')],
  confidence: { sv: 'Jag vet vem jag frågar.', en: 'I know whom to ask.' },
}
const long = lesson('ett', {
  title: { sv: 'Våldsbejakandeextremismförebyggandearbete', en: 'Preventing' },
  body: { sv: 'Första stycket.\n\nAndra stycket.', en: 'The first.\n\nThe second.' },
})

describe('The page of a letter, in a browser', function () {
  this.timeout(60_000)
  const azurite = azuriteForTests()

  describe('without JavaScript', () => {
    let started: LetterBot
    let browser: Browser
    let page: Page
    let link = ''
    before(async () => {
      started = await startLetterBot({
        connectionString: azurite().connectionString,
        courses: [course('stad', { lessons: [long, lesson('tva')] })],
      })
      await putLearner(started.learners, letterLearner())
      started.bot.setTime('2026-09-01 09:00')
      link = linkIn(await started.letterTo(reader.email))
      browser = await openBrowser({ javaScriptEnabled: false })
      page = await browser.newPage()
    })
    after(async () => {
      await browser[Symbol.asyncDispose]()
      await started[Symbol.asyncDispose]()
    })

    it('has the focus on what is wrong when nothing was chosen, and leads to it', async () => {
      await page.goto(link)
      await page.getByRole('button', { name: 'Svara', exact: true }).click()

      assert.equal(await focusedText(page), 'Det fattas ett svar')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      assert.match(page.url(), /#option-0$/)
    })

    it('is answered with the keyboard alone', async () => {
      await page.goto(link)
      await tabTo(page, 'option')
      await page.keyboard.press('ArrowDown')
      assert.ok(await page.getByLabel('Väntar').isChecked())
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')

      await page.getByRole('heading', { name: 'Inte riktigt.' }).waitFor()
      assert.equal(await page.title(), 'Inte riktigt. Våldsbejakandeextremismförebyggandearbete – Droppe')
      await page.reload()
      assert.ok(await page.getByRole('heading', { name: 'Inte riktigt.' }).isVisible())
    })

    it('changes its language with a link, and stays in it', async () => {
      await page.goto(link)
      await page.getByRole('link', { name: 'English' }).click()

      await page.getByRole('heading', { name: 'Not quite.' }).waitFor()
      assert.equal(await page.getByRole('navigation', { name: 'Language' }).count(), 1)
    })

    it('is paused and goes on from below', async () => {
      await page.goto(link)
      await page.locator('summary', { hasText: 'Paus, Teams och frågor' }).press('Enter')
      await page.getByRole('button', { name: 'Pausa 2 veckor' }).press('Enter')
      await page.getByText('Nu har du paus till').waitFor()
      await page.getByRole('button', { name: 'Fortsätt' }).press('Enter')
      await page.getByRole('button', { name: 'Pausa 1 vecka' }).waitFor()
    })
  })

  describe('for everybody', () => {
    let browser: Browser
    let page: Page
    const ending = new AsyncDisposableStack()
    const links: Record<string, string> = {}
    before(async () => {
      const { connectionString } = azurite()
      const start = async (of: Parameters<typeof course>[1]) => {
        const started = ending.use(await startLetterBot({ connectionString, courses: [course('stad', of)] }))
        await putLearner(started.learners, letterLearner())
        started.bot.setTime('2026-09-01 09:00')
        return { started, link: linkIn(await started.letterTo(reader.email)) }
      }
      const asked = await start({ lessons: [long] })
      links.question = asked.link
      links['a survey'] = (await start({ survey })).link
      const answered = await start({ lessons: [long] })
      links.feedback = answered.link
      await fetch(answered.link, { method: 'POST', body: new URLSearchParams({ do: 'answer', option: 'b' }) })
      links['a link that leads to nothing'] = `${asked.link}x`
      browser = ending.use(await openBrowser())
      page = await browser.newPage()
    })
    after(() => ending.disposeAsync())

    const kinds = ['question', 'the error', 'a survey', 'feedback', 'wishes', 'a link that leads to nothing']
    const open = async (kind: string, language: string) => {
      const link = kind === 'the error' || kind === 'wishes' ? links.question : links[kind]
      await page.goto(`${link}?lang=${language}${kind === 'wishes' ? '&wishes=way' : ''}`)
      if (kind === 'the error') await page.locator('.send button').click()
    }

    for (const language of ['sv', 'en']) {
      for (const colorScheme of ['light', 'dark'] as const) {
        it(`has nothing that axe complains about, in ${language} and ${colorScheme} colours`, async () => {
          await page.emulateMedia({ colorScheme })
          for (const kind of kinds) {
            await open(kind, language)

            assert.deepEqual(await complaintsAbout(page), [], kind)
          }
        })
      }
    }

    it('needs no scrolling sideways at 320 pixels, even with letters twice as large', async () => {
      await page.setViewportSize({ width: 320, height: 640 })
      for (const kind of kinds) {
        await open(kind, 'sv')
        assert.ok((await widthOf(page)) <= 320, `${kind}: ${await widthOf(page)}`)
      }
      await page.setViewportSize({ width: 640, height: 640 })
      for (const kind of kinds) {
        await open(kind, 'sv')
        await page.evaluate(() => {
          document.documentElement.style.fontSize = '200%'
        })
        assert.ok((await widthOf(page)) <= 640, `${kind}: ${await widthOf(page)}`)
      }
    })

    it('has buttons and options that are easy to hit', async () => {
      await page.setViewportSize({ width: 320, height: 640 })
      await open('wishes', 'sv')
      for (const target of await page.locator('.option, button').all()) {
        const { height = 0 } = (await target.boundingBox()) ?? {}
        assert.ok(height >= 44, `${await target.innerText()}: ${height}`)
      }
    })
  })
})

describe('A letter, in a browser', function () {
  this.timeout(60_000)
  const azurite = azuriteForTests()

  it('has nothing that axe complains about, asks nobody for anything but the picture, and fits in 320 pixels', async () => {
    const image = { file: 'ett.png', alt: { sv: 'En droppe.', en: 'A drop.' } }
    await using started = await startLetterBot({
      connectionString: azurite().connectionString,
      courses: [course('stad', { lessons: [{ ...long, image }] })],
    })
    await putLearner(started.learners, letterLearner())
    started.bot.setTime('2026-09-01 09:00')
    const { html = '' } = await started.letterTo(reader.email)
    await using browser = await openBrowser()
    const page = await browser.newPage()
    const asked: string[] = []
    await page.route(/^https?:/, (route) => {
      asked.push(route.request().url())
      return route.abort()
    })

    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setContent(html)
      assert.deepEqual(await complaintsAbout(page), [], colorScheme)
    }
    await page.setViewportSize({ width: 320, height: 640 })

    assert.ok((await widthOf(page)) <= 320, `${await widthOf(page)}`)
    assert.deepEqual([...new Set(asked)], [`${started.bot.url}/content/stad/images/ett.png`])
    assert.equal(await page.locator('html').getAttribute('lang'), 'sv')
    assert.equal((html.match(/\/svar\//g) ?? []).length, 1)
  })
})

function widthOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth)
}

async function focusedText(page: Page): Promise<string> {
  return (await page.locator(':focus').getByRole('heading').innerText()).trim()
}

/** Throws if it can't be reached so. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 15; presses++) {
    await page.keyboard.press('Tab')
    if ((await page.locator(`[name="${name}"]:focus`).count()) > 0) return
  }
  assert.fail(`Tab does not lead to "${name}".`)
}

async function complaintsAbout(page: Page): Promise<string[]> {
  // Legacy mode opens no other page.
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .setLegacyMode(true)
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
