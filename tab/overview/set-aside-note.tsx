// Tells that something was given up and needs IT, who find in the details what and why.
import { Text } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { SetAside } from '../../bot/http/contract.ts'
import { Notice } from '../parts/notice.tsx'
import { useFormats } from '../texts/formats.ts'

export function SetAsideNote({ setAside }: { setAside: readonly SetAside[] }) {
  const { t } = useTranslation()
  const { clock } = useFormats()
  if (setAside.length === 0) return null

  return (
    <Notice intent="warning" title={t('setAside.title')} text={t('setAside.text')}>
      <details>
        <summary>{t('setAside.details', { count: setAside.length })}</summary>
        <ul>
          {setAside.map(({ what, reason, since }) => (
            <li key={what}>
              <Text font="monospace">
                {what}, {clock(new Date(since))}: {reason}
              </Text>
            </li>
          ))}
        </ul>
      </details>
    </Notice>
  )
}
