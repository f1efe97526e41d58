// The frame around every page: theme and language from the host, and the way to the server.
import {
  FluentProvider,
  makeStaticStyles,
  makeStyles,
  mergeClasses,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components'
import { useEffect, useMemo, useState } from 'react'
import { createApi } from './api.ts'
import { browserHost, findHost, type Host } from './host.ts'
import { OverviewPage } from './overview/overview-page.tsx'
import { speak } from './texts/texts.ts'

const themes = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme }

const useStaticStyles = makeStaticStyles({ body: { margin: 0 } })
const useStyles = makeStyles({
  frame: { minHeight: '100vh' },
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  contrast: { colorScheme: 'dark' },
})

export function App() {
  useStaticStyles()
  const styles = useStyles()
  const [host, setHost] = useState<Host>()
  const appearance = useAppearance(host ?? browserHost)
  const api = useMemo(() => host && createApi(host), [host])

  useEffect(() => {
    findHost().then(setHost)
  }, [])
  useEffect(() => {
    if (host) speak(host.languages)
  }, [host])

  return (
    <FluentProvider theme={themes[appearance]} className={mergeClasses(styles.frame, styles[appearance])}>
      <OverviewPage api={api} />
    </FluentProvider>
  )
}

function useAppearance(host: Host) {
  const [appearance, setAppearance] = useState(host.appearance)
  useEffect(() => {
    setAppearance(host.appearance)
    return host.watchAppearance(setAppearance)
  }, [host])
  return appearance
}
