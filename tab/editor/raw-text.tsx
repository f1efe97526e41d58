// The file itself, where it can't be shown as a form: something in it is no YAML.
import { makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../parts/panel.tsx'

const useStyles = makeStyles({
  text: {
    boxSizing: 'border-box',
    width: '100%',
    minHeight: '400px',
    fontFamily: tokens.fontFamilyMonospace,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
  },
})

/** Becomes a form again when one leaves it and it can be read. */
export function RawText({ text, onText }: { text: string; onText: (text: string) => void }) {
  const styles = useStyles()
  const { t } = useTranslation()
  const [typed, setTyped] = useState(text)
  return (
    <Panel title={t('writing.raw')} sentence={t('writing.rawHint')}>
      <textarea
        id="lesson-form"
        aria-label={t('writing.raw')}
        className={styles.text}
        spellCheck={false}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={() => onText(typed)}
      />
    </Panel>
  )
}
