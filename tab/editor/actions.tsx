// What can be done with the text: sent to oneself, published, thrown away, taken from a file or put in one.
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '../report/save-file.ts'
import type { Draft } from './use-draft.ts'

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
})

interface Content {
  readonly file: string
  readonly draft: Draft
  readonly isBusy: boolean
  readonly canWithdraw: boolean
  readonly publish: () => void
  readonly send: () => void
  readonly discard: () => void
  readonly withdraw: () => void
  readonly takeFile: (text: string, name: string) => void
}

export function Actions(content: Content) {
  const { file, draft, isBusy, canWithdraw, publish, send, discard, withdraw, takeFile } = content
  const styles = useStyles()
  const { t } = useTranslation()
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <div className={styles.bar}>
      <Button appearance="primary" disabledFocusable={isBusy} onClick={publish}>
        {t('writing.publish')}
      </Button>
      <Button disabledFocusable={isBusy} onClick={send}>
        {t('writing.send')}
      </Button>
      <Button disabledFocusable={!draft.isChanged} onClick={discard}>
        {t('writing.discard')}
      </Button>
      {canWithdraw && (
        <Button disabledFocusable={isBusy} onClick={withdraw}>
          {t('writing.withdraw')}
        </Button>
      )}
      <Button onClick={() => saveFile(new Blob([draft.text], { type: 'application/yaml' }), file)}>
        {t('writing.export')}
      </Button>
      <Button onClick={() => chooser.current?.click()}>{t('writing.import')}</Button>
      <input
        ref={chooser}
        type="file"
        accept=".yaml,.yml"
        hidden
        aria-label={t('writing.import')}
        onChange={async ({ target }) => {
          const chosen = target.files?.[0]
          target.value = ''
          if (chosen) takeFile(await chosen.text(), chosen.name)
        }}
      />
    </div>
  )
}
