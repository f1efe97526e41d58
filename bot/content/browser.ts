// A Chromium to draw with: from npm, or the machine's own where CHROMIUM_PATH says so. For authors' tools only;
// its packages are not there in production.

import packaged from '@sparticuz/chromium'
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core'

export interface Browser extends AsyncDisposable {
  newPage(): Promise<Page>
}

export async function openBrowser(options: BrowserContextOptions = {}): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH
  const browser = await chromium.launch({
    executablePath: own || (await packaged.executablePath()),
    args: own ? [] : packaged.args,
  })
  const context = await browser.newContext(options)
  return { newPage: () => context.newPage(), [Symbol.asyncDispose]: () => browser.close() }
}
