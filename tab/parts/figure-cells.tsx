// The cells that are the same for a lesson and for a department. Together they account for every eligible learner:
// reached (answered, expired or still open) or not reached, and why.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { FiguresShown } from '../../bot/http/contract.ts'
import { useFormats } from '../texts/formats.ts'
import { Bar } from './bar.tsx'
import { RightCell } from './right-cell.tsx'
import { useTableStyles } from './table-styles.ts'

const notReached = ['waiting', 'underway', 'unreached', 'unknown'] as const

const useStyles = makeStyles({
  aside: { display: 'block', color: tokens.colorNeutralForeground2 },
  wrapping: { whiteSpace: 'normal' },
  reasons: { listStyleType: 'none', margin: 0, padding: 0, minWidth: '184px', whiteSpace: 'normal' },
})

export function FigureCells({ figures }: { figures: FiguresShown }) {
  const styles = useStyles()
  const table = useTableStyles()
  const cell = mergeClasses(table.cell, table.figure)
  const { t } = useTranslation()
  const { number, share } = useFormats()
  const { eligible, answered, expired, right } = figures
  const reached = figures.sent + answered + expired
  const reasons = notReached.filter((reason) => figures[reason] > 0)

  return (
    <>
      <td className={cell} data-column={t('columns.reached')}>
        {t('cells.reached', { part: number(reached), whole: number(eligible) })}
        <Bar part={reached} whole={eligible} />
      </td>
      <td className={cell} data-column={t('columns.answered')}>
        {number(answered)}
        {reached > 0 && (
          <span className={styles.aside}>{t('cells.ofReached', { share: share(answered, reached) })}</span>
        )}
        {expired > 0 && (
          <span className={mergeClasses(styles.aside, styles.wrapping)}>
            {t('cells.expired', { count: expired })}
          </span>
        )}
      </td>
      <td className={cell} data-column={t('columns.right')}>
        <RightCell right={right} />
      </td>
      <td className={cell} data-column={t('columns.notReached')}>
        {reasons.length === 0 && t('cells.none')}
        {reasons.length > 0 && (
          <ul className={styles.reasons}>
            {reasons.map((reason) => (
              <li key={reason}>{t(`cells.${reason}`, { count: figures[reason] })}</li>
            ))}
          </ul>
        )}
      </td>
    </>
  )
}
