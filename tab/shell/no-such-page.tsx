// An address in the tab that leads nowhere.
import { Link } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Notice } from '../parts/notice.tsx'
import { PlainPage } from '../parts/plain-page.tsx'
import { hrefOf } from '../route.ts'
import { pages } from './pages.ts'

export function NoSuchPage() {
  const { t } = useTranslation()
  return (
    <PlainPage title={t('shell.missing.heading')}>
      <Notice intent="info" title={t('shell.missing.title')} text={t('shell.missing.text')}>
        <Link href={hrefOf(pages[0].path)}>{t('shell.missing.home')}</Link>
      </Notice>
    </PlainPage>
  )
}
