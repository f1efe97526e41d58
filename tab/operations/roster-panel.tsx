// How the list of employees is read from the directory; left out where none is.
import { Text } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Panel } from '../parts/panel.tsx'
import { useReading } from '../parts/use-reading.ts'
import { useFormats } from '../texts/formats.ts'

/** What GET /api/reach says of it; moments are ISO 8601 with offset. */
interface Roster {
  readonly readAt?: string
  readonly lastRoundAt?: string
  readonly trouble?: { readonly what: string; readonly since: string }
  readonly held?: { readonly leavers: number; readonly since: string }
}

export function RosterPanel() {
  const { t } = useTranslation()
  const { dayInFull } = useFormats()
  const { view } = useReading<{ readonly roster?: Roster }>('/api/reach', 'restful')
  const roster = view.kind === 'shown' ? view.value.roster : undefined
  if (!roster) return null
  const { readAt, lastRoundAt, trouble, held } = roster
  return (
    <Panel
      title={t('roster.title')}
      sentence={readAt ? t('roster.readAt', { day: dayInFull(readAt) }) : t('roster.notYet')}
    >
      {lastRoundAt && <Text block>{t('roster.lastRound', { day: dayInFull(lastRoundAt) })}</Text>}
      {trouble && (
        <Text block weight="semibold">
          {t('roster.trouble', { day: dayInFull(trouble.since) })} <span lang="en">{trouble.what}</span>
        </Text>
      )}
      {held && (
        <Text block weight="semibold">
          {t('roster.held', { count: held.leavers, day: dayInFull(held.since) })}
        </Text>
      )}
    </Panel>
  )
}
