// Photographs every lesson of a preview page, in each language and theme.

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { openBrowser } from '../browser.ts'
import type { Section } from './sections.ts'
import { themeNames } from './themes.ts'

/** Wide enough for a card and the feedback on three options side by side. */
const viewport = { width: 1540, height: 1000 }

/** Writes `folder`/png/LANGUAGE-THEME/SECTION.png and returns how many. Throws if a card is not drawn without complaint. */
export async function photograph(
  html: string,
  folder: string,
  sections: readonly Section[],
): Promise<number> {
  await using browser = await openBrowser({ viewport })
  const page = await browser.newPage()
  let taken = 0
  for (const [language, group] of Map.groupBy(sections, (section) => section.language)) {
    for (const theme of themeNames) {
      await page.goto(`${pathToFileURL(html)}#${language}/${theme}`)
      await page.locator(`body[data-drawn="${language}/${theme}"]`).waitFor()
      await refuseComplaints(page)
      const into = join(folder, 'png', `${language}-${theme}`)
      await mkdir(into, { recursive: true })
      for (const { id } of group) {
        await page.locator(`section[id="${id}"]`).screenshot({ path: join(into, `${id}.png`) })
        taken++
      }
    }
  }
  return taken
}

async function refuseComplaints(page: Page): Promise<void> {
  const complaints = await page.evaluate<string[]>('preview.complaints')
  if (complaints.length > 0) throw new Error(`Cards are not valid: ${complaints.slice(0, 5).join('; ')}`)
}
