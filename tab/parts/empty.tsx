// Says why there is nothing to see yet and what will change that.
import { useTranslation } from 'react-i18next'
import { Notice } from './notice.tsx'

export function Empty({ of }: { of: 'learners' | 'courses' }) {
  const { t } = useTranslation()
  return <Notice intent="info" title={t(`empty.${of}.title`)} text={t(`empty.${of}.text`)} />
}
