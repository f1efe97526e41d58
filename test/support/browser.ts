// A Chromium for one scenario: from npm, or the machine's own where CHROMIUM_PATH says so.
import packaged from '@sparticuz/chromium'
import { type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'

/** Under half the time a step has, so that it is the wait that fails and says what it waited for. */
const patienceMilliseconds = 30_000

const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync']

/** Closing the context closes the browser; to be done in `after`, whatever happened. */
export async function openBrowser(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const own = process.env.CHROMIUM_PATH
  const browser = await chromium.launch({
    executablePath: own || (await packaged.executablePath()),
    args: own ? quiet : [...packaged.args, ...quiet],
  })
  const context = await browser.newContext({ locale: 'sv-SE', ...options })
  context.setDefaultTimeout(patienceMilliseconds)
  context.setDefaultNavigationTimeout(patienceMilliseconds)
  // Fonts and lists of domains, which both the Playground and teams-js ask for and do without.
  await context.route(/^https:\/\/(res\.)?cdn\.office\.net\//, (route) => route.abort())
  context.once('close', () => void browser.close())
  return context
}
