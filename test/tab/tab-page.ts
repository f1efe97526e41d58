// The tab in a browser, as the project leader reads it.
import type { Locator, Page } from 'playwright-core'
import type { Browser } from '../support/browser.ts'

/** A row's figures: numbers, and what it says of the answers. */
export interface RowFigures {
  readonly reached: number
  readonly eligible: number
  readonly answered: number
  /** In words: the figure, within what bounds, or why it isn't shown. */
  readonly right: string
  /** All that stands under "Inte nådda", whatever the reason. */
  readonly notReached: number
}

export interface TabPage {
  readonly page: Page
  /** What the page threw without catching it. */
  readonly errors: readonly Error[]
  /** The button in the lesson's row that shows its departments. */
  opener(lesson: string): Locator
  figures(rowTitle: string): Promise<RowFigures>
  /** The departments of the lessons that are open. */
  departments(): Promise<string[]>
}

/** Resolves when the page has read the figures, or said why it can't. */
export async function openTab(
  browser: Browser,
  url: string,
  prepare: (page: Page) => Promise<unknown> = async () => {},
): Promise<TabPage> {
  const page = await browser.newPage()
  const errors: Error[] = []
  page.on('pageerror', (error) => errors.push(error))
  await prepare(page)
  await page.goto(url)
  await page.getByRole('table').or(page.getByRole('alert')).first().waitFor()
  const rowOf = (title: string) =>
    page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: title, exact: true }) })
  return {
    page,
    errors,
    opener: (lesson) => page.getByRole('button', { name: lesson, exact: true }),
    async figures(title) {
      const texts = await rowOf(title).getByRole('cell').allInnerTexts()
      const [reached = '', answered = '', right = '', notReached = ''] = texts.slice(-4)
      const [part = Number.NaN, whole = Number.NaN] = numbersIn(reached)
      return {
        reached: part,
        eligible: whole,
        answered: numbersIn(answered)[0] ?? Number.NaN,
        right: right.replaceAll(/\s+/g, ' ').trim(),
        notReached: numbersIn(notReached).reduce((sum, each) => sum + each, 0),
      }
    },
    async departments() {
      const headers = await page.locator('tr').getByRole('rowheader').allInnerTexts()
      const lessons = await page
        .locator('tr')
        .getByRole('rowheader')
        .filter({ has: page.getByRole('button') })
        .allInnerTexts()
      return headers.filter((header) => !lessons.includes(header))
    },
  }
}

/** Thousands are set apart by a no-break space. */
function numbersIn(text: string): number[] {
  return (text.match(/\d+(?:\u00a0\d{3})*/g) ?? []).map((digits) => Number(digits.replaceAll('\u00a0', '')))
}
