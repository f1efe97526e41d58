// One line on how fresh the figures are. It is read aloud when it changes, so it changes seldom.
import { makeStyles, Spinner, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../texts/formats.ts'
import type { View } from './use-reading.ts'

const useStyles = makeStyles({
  line: {
    minHeight: tokens.lineHeightBase400,
    marginTop: tokens.spacingVerticalXS,
    '@media print': { display: 'none' },
  },
  fresh: { color: tokens.colorNeutralForeground2 },
  spinner: { justifyContent: 'flex-start', marginTop: tokens.spacingVerticalL },
})

export function StatusLine({ view }: { view: View<unknown> }) {
  const styles = useStyles()
  const { t } = useTranslation()
  const formats = useFormats()

  return (
    <div role="status" className={styles.line}>
      {view.kind === 'loading' && (
        <Spinner size="small" className={styles.spinner} label={t('status.loading')} />
      )}
      {view.kind === 'shown' && !view.stale && <Text className={styles.fresh}>{t('status.fresh')}</Text>}
      {view.kind === 'shown' && view.stale && (
        <Text weight="semibold">{t('status.stale', { time: formats.clock(view.readAt) })}</Text>
      )}
    </div>
  )
}
