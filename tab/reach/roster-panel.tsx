// Where the list of people comes from, how fresh it is, and what IT should look at.
import { Text } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { ReachAnswer } from '../../bot/http/contract.ts'
import { Notice } from '../parts/notice.tsx'
import { Panel } from '../parts/panel.tsx'
import { useFormats } from '../texts/formats.ts'

export function RosterPanel({ reach: { roster, installing } }: { reach: ReachAnswer }) {
  const { t } = useTranslation()
  const { day, clock } = useFormats()
  const sentence = !roster
    ? t('roster.none')
    : roster.readAt === undefined
      ? t('roster.never')
      : t('roster.read', { when: day(roster.readAt) })

  return (
    <Panel title={t('roster.title')} sentence={sentence}>
      {roster?.trouble && (
        <Notice
          intent="warning"
          title={t('roster.troubleTitle')}
          text={t('roster.troubleText', { when: day(roster.trouble.since) })}
        >
          <Text font="monospace">{roster.trouble.what}</Text>
        </Notice>
      )}
      {installing && (
        <Notice
          intent="warning"
          title={t('roster.installingTitle')}
          text={t('roster.installingText', { when: clock(new Date(installing.since)) })}
        >
          <Text font="monospace">{installing.reason}</Text>
        </Notice>
      )}
      {roster?.held && (
        <Notice
          intent="warning"
          title={t('roster.heldTitle')}
          text={t('roster.heldText', {
            count: roster.held.leavers,
            when: day(roster.held.since),
          })}
        />
      )}
      {roster && roster.nearDuplicates.length > 0 && (
        <Notice intent="info" title={t('roster.alikeTitle')} text={t('roster.alikeText')}>
          <ul>
            {roster.nearDuplicates.map((names) => (
              <li key={names.join()}>{names.join(' / ')}</li>
            ))}
          </ul>
        </Notice>
      )}
    </Panel>
  )
}
