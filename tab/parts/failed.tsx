// Says what went wrong, what to do about it, and offers to try again where that can help.
import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../api.ts'
import { Notice } from './notice.tsx'

export function Failed({ problem, tryAgain }: { problem: Problem; tryAgain: () => void }) {
  const { t } = useTranslation()
  const helpless = problem === 'outside-teams'

  return (
    <div role="alert">
      <Notice
        intent={helpless ? 'info' : 'error'}
        title={t(`problem.${problem}.title`)}
        text={t(`problem.${problem}.text`)}
      >
        {!helpless && <Button onClick={tryAgain}>{t('status.tryAgain')}</Button>}
      </Notice>
    </div>
  )
}
