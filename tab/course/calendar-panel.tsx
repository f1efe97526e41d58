// The course's days, month by month, with what the marks mean.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoursePlan } from '../../bot/http/contract.ts'
import { Panel } from '../parts/panel.tsx'
import { monthsOf } from './calendar-days.ts'
import { useMarkStyles } from './day-cell.tsx'
import { MonthTable } from './month-table.tsx'
import { holdOf } from './plan-facts.ts'

const useStyles = makeStyles({
  months: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(264px, 100%), 1fr))',
    gap: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalXXL}`,
  },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXL}`,
    margin: `0 0 ${tokens.spacingVerticalXL}`,
    padding: 0,
    listStyleType: 'none',
    color: tokens.colorNeutralForeground2,
  },
  entry: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  swatch: {
    boxSizing: 'border-box',
    display: 'inline-block',
    width: '24px',
    height: '18px',
    borderRadius: tokens.borderRadiusMedium,
    textAlign: 'center',
    lineHeight: '18px',
  },
  holiday: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  break: {
    backgroundColor: tokens.colorNeutralBackground4,
    '@media (forced-colors: active)': { border: '1px dotted CanvasText' },
  },
  pause: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    '@media (forced-colors: active)': { border: '1px dashed CanvasText' },
  },
})

export function CalendarPanel({ plan, today }: { plan: CoursePlan; today: string }) {
  const styles = useStyles()
  const { t } = useTranslation()
  const months = useMemo(() => monthsOf(plan, today), [plan, today])
  return (
    <Panel title={t('calendar.title')} sentence={t('calendar.sentence')}>
      <Legend plan={plan} today={today} />
      <div className={styles.months}>
        {months.map((each) => (
          <MonthTable key={each.month} of={each} plan={plan} today={today} />
        ))}
      </div>
    </Panel>
  )
}

/** Only of what there is. */
function Legend({ plan, today }: { plan: CoursePlan; today: string }) {
  const styles = useStyles()
  const marks = useMarkStyles()
  const { t } = useTranslation()
  const entries = [
    { name: 'lesson', look: mergeClasses(marks.mark, marks.lesson), sign: '1', is: plan.lessons.length > 0 },
    {
      name: 'stoppedLesson',
      look: mergeClasses(marks.mark, marks.stopped),
      sign: '1',
      is: plan.lessons.some((lesson) => holdOf(lesson, today)),
    },
    {
      name: 'survey',
      look: mergeClasses(marks.mark, marks.survey),
      sign: t('calendar.surveyMark'),
      is: plan.lessons.some(({ number }) => number === undefined),
    },
    {
      name: 'holiday',
      look: mergeClasses(styles.swatch, styles.holiday),
      sign: '1',
      is: plan.holidays.length > 0,
    },
    {
      name: 'break',
      look: mergeClasses(styles.swatch, styles.break),
      sign: '',
      is: plan.breaks.some(({ from, to }) => from <= plan.end && to >= plan.start),
    },
    {
      name: 'pause',
      look: mergeClasses(styles.swatch, styles.pause),
      sign: '',
      is: plan.pauses.length > 0 || plan.pausedFrom !== undefined,
    },
  ] as const
  return (
    <ul aria-hidden="true" className={styles.legend}>
      {entries
        .filter(({ is }) => is)
        .map(({ name, look, sign }) => (
          <li key={name} className={styles.entry}>
            <span className={look}>{sign}</span>
            {t(`calendar.legend.${name}`)}
          </li>
        ))}
    </ul>
  )
}
