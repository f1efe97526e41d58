// The tab inside Teams: a page at https://teams.microsoft.com, made here, that frames it and speaks the host's side of
// teams-js's protocol. The origin is the real one, so teams-js's list of hosts and the tab's frame-ancestors are at work.
import type { Frame, FrameLocator, Page } from 'playwright-core'
import type { Browser } from './browser.ts'

export interface TeamsWishes {
  readonly tabUrl: string
  readonly token: string
  readonly theme?: TeamsTheme
  readonly locale?: string
  /** Where a deep link leads. */
  readonly subPageId?: string
  readonly viewport?: { readonly width: number; readonly height: number }
}

export type TeamsTheme = 'default' | 'dark' | 'contrast'

export interface TeamsFrame {
  readonly page: Page
  readonly tab: FrameLocator
  /** The same, to run scripts in. */
  readonly frame: Frame
  /** What the page or the tab threw without catching it, and what a security policy stopped. */
  readonly errors: readonly string[]
  /** The arguments of each call that the tab made of Teams by that name. */
  heard(call: string): Promise<unknown[][]>
  changeTheme(theme: TeamsTheme): Promise<void>
  /** Teams tells nobody: a tab sees it when somebody comes back to it. */
  changeLocale(locale: string): Promise<void>
}

const address = 'https://teams.microsoft.com/v2/'

export async function openInTeams(browser: Browser, wishes: TeamsWishes): Promise<TeamsFrame> {
  const page = await browser.newPage()
  if (wishes.viewport) await page.setViewportSize(wishes.viewport)
  // A page of the outside world that frames one of this machine asks the person first; Teams frames a public address.
  await page
    .context()
    .grantPermissions(['local-network-access'])
    .catch(() => {})
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) errors.push(message.text())
  })
  await page.route(`${address}**`, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: hostPage(wishes) }),
  )
  await page.goto(address)
  const [, frame] = page.frames()
  if (!frame) throw new Error('Nothing is framed.')
  return {
    page,
    frame,
    tab: page.frameLocator('iframe'),
    errors,
    heard: (call) => page.evaluate((name) => (globalThis as unknown as HostWindow).heard(name), call),
    changeTheme: (theme) =>
      page.evaluate((next) => (globalThis as unknown as HostWindow).changeTheme(next), theme),
    changeLocale: (locale) =>
      page.evaluate((next) => (globalThis as unknown as HostWindow).changeLocale(next), locale),
  }
}

interface HostWindow {
  heard(call: string): unknown[][]
  changeTheme(theme: string): void
  changeLocale(locale: string): void
}

function hostPage({ tabUrl, token, theme = 'default', locale = 'sv-se', subPageId }: TeamsWishes): string {
  // As the desktop and web clients have written them since teams-js 2: see its runtime.ts and app.ts.
  const runtime = { apiVersion: 4, isLegacyTeams: false, supports: { pages: {}, dialog: {} } }
  const context = {
    locale,
    theme,
    entityId: 'overview',
    subEntityId: subPageId,
    frameContext: 'content',
    hostName: 'Teams',
    hostClientType: 'web',
    tid: '00000000-0000-0000-0000-000000000001',
  }
  const answers = {
    initialize: ['content', 'web', JSON.stringify(runtime), '2.58.0'],
    getContext: [context],
    'authentication.getAuthToken': [true, token],
    'pages.shareDeepLink': [],
  }
  const policy =
    'allow-forms allow-modals allow-popups allow-pointer-lock allow-scripts allow-same-origin allow-downloads'
  return `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Teams</title>
<style>body { margin: 0 } h1 { position: absolute; clip-path: inset(50%) } iframe { display: block; width: 100%; height: 100vh; border: 0 }</style>
<main><h1>Teams</h1>
<iframe title="Droppe" sandbox="${policy}" allow="clipboard-write" src="${tabUrl}"></iframe></main>
<script>
const answers = ${JSON.stringify(answers)}
const calls = []
const tab = () => document.querySelector('iframe').contentWindow
const tabOrigin = new URL('${tabUrl}').origin
addEventListener('message', ({ data, source, origin }) => {
  if (source !== tab() || origin !== tabOrigin || typeof data?.func !== 'string') return
  calls.push({ call: data.func, args: data.args })
  const args = answers[data.func]
  if (args) source.postMessage({ id: data.id, uuidAsString: data.uuidAsString, args }, origin)
})
globalThis.heard = (call) => calls.filter((each) => each.call === call).map(({ args }) => args)
globalThis.changeLocale = (locale) => void (answers.getContext[0].locale = locale)
globalThis.changeTheme = (theme) => {
  answers.getContext[0].theme = theme
  tab().postMessage({ func: 'themeChange', args: [theme] }, tabOrigin)
}
</script>`
}
