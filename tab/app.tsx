// The frame around every page: theme and language from the host, the way between the pages and the way to the server.
import {
  FluentProvider,
  makeStaticStyles,
  makeStyles,
  mergeClasses,
  Spinner,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  tokens,
} from '@fluentui/react-components'
import { Suspense, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeAnswer } from '../bot/http/contract.ts'
import { createApi } from './api.ts'
import { browserHost, findHost, type Host } from './host.ts'
import { MeContext } from './parts/me.ts'
import { SurroundingsContext } from './parts/surroundings.ts'
import { usePrinting } from './parts/use-printing.ts'
import { useReading } from './parts/use-reading.ts'
import { useAddress, VisitContext } from './route.ts'
import { Navigation } from './shell/navigation.tsx'
import { NoSuchPage } from './shell/no-such-page.tsx'
import { PageTrouble } from './shell/page-trouble.tsx'
import { pageAt } from './shell/pages.ts'
import { SkipLink } from './shell/skip-link.tsx'
import { useVisitTo } from './shell/use-visit-to.ts'
import { speak } from './texts/texts.ts'

const themes = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme }

const useStaticStyles = makeStaticStyles([
  { body: { margin: 0 }, '@page': { size: 'A4', margin: '16mm' } },
  '@media print { html { color-scheme: light; background-color: #fff } }',
])
const useStyles = makeStyles({
  frame: {
    minHeight: '100vh',
    backgroundColor: tokens.colorNeutralBackground3,
    '@media print': { backgroundColor: 'transparent' },
  },
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark', backgroundColor: tokens.colorNeutralBackground2 },
  contrast: { colorScheme: 'dark', backgroundColor: tokens.colorNeutralBackground1 },
})

export function App() {
  useStaticStyles()
  const styles = useStyles()
  const [host, setHost] = useState<Host>()
  const wanted = useAppearance(host ?? browserHost)
  const appearance = usePrinting() ? 'light' : wanted
  const api = useMemo(() => host && createApi(host), [host])
  const surroundings = useMemo(
    () => ({ host: host ?? browserHost, api, appearance }),
    [host, api, appearance],
  )

  useEffect(() => {
    findHost().then(setHost)
  }, [])
  useEffect(() => {
    // A deep link is followed once; an address that already names a page was chosen later than it.
    if (host?.page && location.hash.length < 3) location.replace(`#/${host.page}`)
  }, [host])

  return (
    <FluentProvider theme={themes[appearance]} className={mergeClasses(styles.frame, styles[appearance])}>
      <SurroundingsContext value={surroundings}>
        <Visited />
      </SurroundingsContext>
    </FluentProvider>
  )
}

function Visited() {
  const visit = useVisitTo(useAddress())
  const { t } = useTranslation()
  const { view } = useReading<MeAnswer>('/api/me', 'restful')
  const Page = pageAt(visit.page)?.Page ?? NoSuchPage
  return (
    <MeContext value={view.kind === 'shown' ? view.value : undefined}>
      <VisitContext value={visit}>
        <header>
          <SkipLink />
          <Navigation />
        </header>
        <PageTrouble key={visit.path}>
          <Suspense fallback={<Spinner label={t('shell.loading')} />}>
            <Page />
          </Suspense>
        </PageTrouble>
      </VisitContext>
    </MeContext>
  )
}

/** The language is followed as well, but is kept by the texts. */
function useAppearance(host: Host) {
  const [appearance, setAppearance] = useState(host.appearance)
  useEffect(() => {
    setAppearance(host.appearance)
    speak(host.languages)
    return host.watch((change) => {
      if (change.appearance) setAppearance(change.appearance)
      if (change.languages) speak(change.languages)
    })
  }, [host])
  return appearance
}
