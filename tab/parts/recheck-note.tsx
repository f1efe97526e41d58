// Says when a lesson's facts must be checked again, or that it waits until somebody has.
import { makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { OverviewLesson } from '../../bot/http/contract.ts'
import { useFormats } from '../texts/formats.ts'

const useStyles = makeStyles({
  note: { color: tokens.colorStatusWarningForeground3, marginTop: tokens.spacingVerticalXS },
})

export function RecheckNote({ lesson: { recheckBy, isHeldBack } }: { lesson: OverviewLesson }) {
  const styles = useStyles()
  const { t } = useTranslation()
  const formats = useFormats()
  if (recheckBy === undefined) return null
  const date = formats.date(recheckBy)
  return (
    <Text block size={200} className={styles.note}>
      {t(isHeldBack ? 'lesson.heldBack' : 'lesson.recheckSoon', { date })}
    </Text>
  )
}
