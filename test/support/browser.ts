// A Chromium for one scenario: from npm, or the machine's own where CHROMIUM_PATH says so.
import packaged from '@sparticuz/chromium'
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/** Closing a page and opening another can hang the packaged one: open what the scenario needs, then close it all. */
export interface Browser extends AsyncDisposable {
  newPage(): Promise<Page>
}

const patienceMilliseconds = 30_000
const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync']

export async function openBrowser(options: BrowserContextOptions = {}): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH
  const browser = await chromium.launch({
    executablePath: own || (await packaged.executablePath()),
    args: own ? quiet : [...packaged.args, ...quiet],
  })
  const context = await browser.newContext({ locale: 'sv-SE', reducedMotion: 'reduce', ...options })
  context.setDefaultTimeout(patienceMilliseconds)
  // Fonts and lists of domains, which the Playground and teams-js ask for and do without.
  await context.route(/^https:\/\/[\w.-]*cdn\.office\.net\//, (route) => route.abort())
  return { newPage: () => context.newPage(), [Symbol.asyncDispose]: () => browser.close() }
}
