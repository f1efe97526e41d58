// The tab by keyboard alone.
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

/** Presses Tab until what has the focus says this. Throws if it can't be reached so. */
export async function tabTo(page: Page, text: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    if ((await focused(page)) === text) return
  }
  assert.fail(`Tab does not lead to "${text}".`)
}

/** What has the focus, as one reads it. */
export async function focused(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const element = document.activeElement
    // What is drawn, such as a column of a chart, has no text of its own.
    return element instanceof HTMLElement ? element.innerText.trim() : (element?.ariaLabel ?? '')
  })
}
