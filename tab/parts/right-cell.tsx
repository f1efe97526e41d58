// How many of the answers were right: exactly, or within what bounds, or why that isn't shown.
import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { RightShown } from '../../bot/http/contract.ts'
import { useFormats } from '../texts/formats.ts'

const useStyles = makeStyles({
  aside: { display: 'block', color: tokens.colorNeutralForeground2 },
  why: { whiteSpace: 'normal', color: tokens.colorNeutralForeground2 },
})

export function RightCell({ right }: { right: RightShown }) {
  const styles = useStyles()
  const { t } = useTranslation()
  const { number, range, shareRange } = useFormats()
  if (right.kind === 'hidden') return <span className={styles.why}>{t(`hidden.${right.why}`)}</span>

  const { answered, atLeast, atMost } = right
  const within = (figure: (low: number, high: number) => string): string => {
    if (atLeast < atMost && atMost === answered)
      return t('cells.atLeast', { figure: figure(atLeast, atLeast) })
    if (atLeast < atMost && atLeast === 0) return t('cells.atMost', { figure: figure(atMost, atMost) })
    return figure(atLeast, atMost)
  }
  return (
    <>
      {within(range)}
      <span className={styles.aside}>
        {t('cells.ofAnswers', {
          share: within((low, high) => shareRange(low, high, answered)),
          answers: number(answered),
        })}
      </span>
    </>
  )
}
