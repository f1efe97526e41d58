// What surrounds the tab: Teams, or a browser on its own. The only file that imports teams-js.
import { app, authentication } from '@microsoft/teams-js'
import { type Appearance, browserAppearance, watchBrowserAppearance } from './appearance.ts'

export interface Host {
  /** Language tags, the most wanted first. */
  readonly languages: readonly string[]
  readonly appearance: Appearance
  /** Tells of every change from now on, until the returned function is called. */
  readonly watchAppearance: (tell: (appearance: Appearance) => void) => () => void
  /** Who signs the leader in; absent outside Teams. */
  readonly askToken?: () => Promise<string>
}

/** What is assumed until Teams has answered, so that the first paint waits for nobody. */
export const browserHost: Host = {
  languages: navigator.languages,
  appearance: browserAppearance(),
  watchAppearance: watchBrowserAppearance,
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
  return {
    languages: [context.app.locale],
    appearance: fromTeams(context.app.theme),
    watchAppearance(tell) {
      // teams-js keeps one handler and offers no way to take it back.
      let watching = true
      app.registerOnThemeChangeHandler((theme) => watching && tell(fromTeams(theme)))
      return () => {
        watching = false
      }
    },
    askToken: () => authentication.getAuthToken(),
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
