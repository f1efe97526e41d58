// What surrounds the tab: Teams, or a browser on its own. The only file that imports teams-js.
import { app, authentication, pages } from '@microsoft/teams-js'
import { type Appearance, browserAppearance, watchBrowserAppearance } from './appearance.ts'

export interface Host {
  /** Language tags, the most wanted first. */
  readonly languages: readonly string[]
  readonly appearance: Appearance
  /** Tells of every change of appearance or language from now on, until the returned function is called. */
  readonly watch: (tell: (change: Change) => void) => () => void
  /** Who signs the leader in; absent outside Teams. */
  readonly askToken?: () => Promise<string>
  /** The page a deep link leads to, as it stands after "#/". */
  readonly page?: string
  /** Shows a link to a page that opens in Teams; absent where the page's own address is the link. */
  readonly shareLink?: (page: string, label: string) => void
}

export interface Change {
  readonly appearance?: Appearance
  readonly languages?: readonly string[]
}

/** What is assumed until Teams has answered, so that the first paint waits for nobody. */
export const browserHost: Host = {
  languages: navigator.languages,
  appearance: browserAppearance(),
  watch(tell) {
    const change = () => tell({ languages: navigator.languages })
    addEventListener('languagechange', change)
    const forget = watchBrowserAppearance((appearance) => tell({ appearance }))
    return () => {
      removeEventListener('languagechange', change)
      forget()
    }
  },
}

/** Long enough for Teams on a slow phone. Only a window opened by another page's script waits this out. */
const patienceMilliseconds = 5_000

/** Never rejects: whatever is not Teams is a browser. */
export async function findHost(): Promise<Host> {
  try {
    return await within(patienceMilliseconds, connectToTeams())
  } catch {
    // Outside Teams initialize fails at once with "No Parent window found".
    return browserHost
  }
}

async function connectToTeams(): Promise<Host> {
  await app.initialize()
  const context = await app.getContext()
  const { subPageId } = context.page
  return {
    languages: [context.app.locale],
    appearance: fromTeams(context.app.theme),
    watch(tell) {
      // teams-js keeps one handler and offers no way to take it back.
      let watching = true
      app.registerOnThemeChangeHandler((theme) => watching && tell({ appearance: fromTeams(theme) }))
      // Nothing tells of a change of language: it is looked up when somebody comes back to the tab.
      const look = async () => {
        if (document.hidden) return
        const { locale, theme } = (await app.getContext()).app
        if (watching) tell({ appearance: fromTeams(theme), languages: [locale] })
      }
      document.addEventListener('visibilitychange', look)
      return () => {
        watching = false
        document.removeEventListener('visibilitychange', look)
      }
    },
    askToken: () => authentication.getAuthToken(),
    ...(subPageId && { page: subPageId }),
    ...(pages.isSupported() && {
      shareLink: (page: string, label: string) =>
        pages.shareDeepLink({ subPageId: page, subPageLabel: label, subPageWebUrl: location.href }),
    }),
  }
}

function fromTeams(theme: string): Appearance {
  return theme === 'dark' || theme === 'contrast' ? theme : 'light'
}

function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer in ${milliseconds} ms`)), milliseconds)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
