// How many of the answers were right: exactly, or within what bounds, or why that isn't shown.
import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { RightShown } from '../../bot/http/contract.ts'
import { useFormats } from '../texts/formats.ts'
import { useRightWords } from '../texts/right-words.ts'

const useStyles = makeStyles({
  aside: { display: 'block', color: tokens.colorNeutralForeground2 },
  why: {
    display: 'inline-block',
    minWidth: 'min(150px, 100%)',
    whiteSpace: 'normal',
    color: tokens.colorNeutralForeground2,
  },
})

export function RightCell({ right }: { right: RightShown }) {
  const styles = useStyles()
  const { t } = useTranslation()
  const { number } = useFormats()
  const words = useRightWords()
  if (right.kind === 'hidden') return <span className={styles.why}>{t(`hidden.${right.why}`)}</span>
  return (
    <>
      {words.count(right)}
      <span className={styles.aside}>
        {t('cells.ofAnswers', { share: words.share(right), answers: number(right.answered) })}
      </span>
    </>
  )
}
