// A chart and its table: one of them to look at, the other a press away. The chart is loaded when it is first drawn.
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OutOfSight } from './out-of-sight.tsx'

const useStyles = makeStyles({
  toggle: { marginTop: tokens.spacingVerticalM, '@media print': { display: 'none' } },
  waiting: { minHeight: '260px' },
  // On paper there is nothing to press: both are there.
  away: { display: 'none', '@media print': { display: 'block' } },
})

interface Content {
  /** What both show, to tell this button from the page's others. */
  readonly of: string
  readonly chart: ReactNode
  readonly table: ReactNode
}

export function FigureView({ of, chart, table }: Content) {
  const styles = useStyles()
  const { t } = useTranslation()
  const [asTable, setAsTable] = useState(false)
  return (
    <div>
      {!asTable && <Suspense fallback={<div className={styles.waiting} />}>{chart}</Suspense>}
      <div className={mergeClasses(!asTable && styles.away)}>{table}</div>
      <Button className={styles.toggle} size="small" onClick={() => setAsTable(!asTable)}>
        {t(asTable ? 'figures.asChart' : 'figures.asTable')}
        <OutOfSight>: {of}</OutOfSight>
      </Button>
    </div>
  )
}
