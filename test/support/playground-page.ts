// Agents Playground in a browser, as the employee uses it. Cards that come while no page is open are lost.
import type { Locator, Page } from 'playwright-core'
import type { Browser } from './browser.ts'

/** What the Playground posts when somebody taps a button that the bot answers. */
export interface Invoke {
  readonly name: string
  readonly value: {
    readonly action: { readonly verb: string; readonly data: Readonly<Record<string, string>> }
  }
  readonly replyToId: string
  readonly [property: string]: unknown
}

export interface PlaygroundPage {
  readonly page: Page
  /** All that this page has posted so far, also before a reload. */
  readonly invokes: readonly Invoke[]
  card(text: string | RegExp): Locator
  /** The card together with what the Playground shows under it, such as why a tap could not be taken. */
  around(card: Locator): Locator
  answer(card: Locator, option: string): Promise<void>
  say(text: string): Promise<void>
  /** Reloading empties the chat and installs the bot once more. */
  reload(): Promise<void>
}

/** Resolves when the bot has welcomed the person. */
export async function openPlayground(browser: Browser, url: string): Promise<PlaygroundPage> {
  const page = await browser.newPage()
  const invokes: Invoke[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/_conversation/v1/invoke')) invokes.push(request.postDataJSON() as Invoke)
  })
  // The chat list and the log repeat what stands in cards, so cards are looked for by their own class.
  const card = (text: string | RegExp) => page.locator('.ac-adaptiveCard').filter({ hasText: text })
  const welcomed = () => card(welcomeTitle).first().waitFor()
  await page.goto(url)
  await welcomed()
  return {
    page,
    invokes,
    card,
    around: (inner) => page.locator('.fai-OutputCard').filter({ has: inner }),
    async answer(of, option) {
      await of.getByRole('radio', { name: option }).click()
      await of.getByRole('button', { name: 'Svara' }).click()
    },
    async say(text) {
      await page.getByRole('textbox').fill(text)
      await page.keyboard.press('Enter')
    },
    async reload() {
      await page.reload()
      await welcomed()
    },
  }
}

export const welcomeTitle = 'Hej! Här kommer en liten lektion då och då'

/** The tap again, with other data: what a card does that still stands in another window. Gives the bot's answer. */
export async function invokeAgain(
  playgroundUrl: string,
  invoke: Invoke,
  data: Readonly<Record<string, string>>,
): Promise<string> {
  const { action } = invoke.value
  const value = { ...invoke.value, action: { ...action, data: { ...action.data, ...data } } }
  const answer = await fetch(`${playgroundUrl}/_conversation/v1/invoke`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...invoke, value }),
  })
  return answer.text()
}
