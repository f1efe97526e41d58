// When a page can't be drawn, above all because its code could not be loaded: says so instead of an empty window.
import { Button } from '@fluentui/react-components'
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../parts/notice.tsx'
import { PlainPage } from '../parts/plain-page.tsx'

/** React tells of such things to classes only. */
export class PageTrouble extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? <CouldNotOpen /> : this.props.children
  }
}

function CouldNotOpen() {
  const { t } = useTranslation()
  return (
    <PlainPage title={t('shell.trouble.heading')}>
      <div role="alert">
        <Notice intent="error" title={t('shell.trouble.title')} text={t('shell.trouble.text')}>
          {/* A new version of the tab has other files: only loading it anew finds them. */}
          <Button onClick={() => location.reload()}>{t('shell.trouble.reload')}</Button>
        </Notice>
      </div>
    </PlainPage>
  )
}
