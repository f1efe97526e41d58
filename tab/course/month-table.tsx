// One month as a table of weeks, and under it the days that have a name.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { CoursePlan } from '../../bot/http/contract.ts'
import { OutOfSight } from '../parts/out-of-sight.tsx'
import { useFormats } from '../texts/formats.ts'
import { type Month, weekdays } from './calendar-days.ts'
import { DayCell } from './day-cell.tsx'

const useStyles = makeStyles({
  month: { minWidth: 0, breakInside: 'avoid' },
  table: { width: '100%', tableLayout: 'fixed', borderSpacing: '2px', fontVariantNumeric: 'tabular-nums' },
  caption: {
    textAlign: 'start',
    padding: `0 0 ${tokens.spacingVerticalXS} 2px`,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    '::first-letter': { textTransform: 'uppercase' },
  },
  // Words out of sight are placed within it.
  head: {
    position: 'relative',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    verticalAlign: 'top',
    padding: '2px 0 0',
  },
  day: { textAlign: 'center' },
  named: {
    margin: `${tokens.spacingVerticalXS} 0 0 2px`,
    padding: 0,
    listStyleType: 'none',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
})

export function MonthTable({ of, plan, today }: { of: Month; plan: CoursePlan; today: string }) {
  const styles = useStyles()
  const { t } = useTranslation()
  const { month, weekdayName, weekdayLetters } = useFormats()
  return (
    <div className={styles.month}>
      <table className={styles.table}>
        <caption className={styles.caption}>{month(of.month)}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.head}>
              <span aria-hidden="true">{t('calendar.weekShort')}</span>
              <OutOfSight>{t('calendar.week')}</OutOfSight>
            </th>
            {weekdays.map((day) => (
              <th
                key={day}
                scope="col"
                abbr={weekdayName(day)}
                className={mergeClasses(styles.head, styles.day)}
              >
                <span aria-hidden="true">{weekdayLetters(day)}</span>
                <OutOfSight>{weekdayName(day)}</OutOfSight>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.weeks.map(({ number, days }) => (
            <tr key={number}>
              <th scope="row" className={styles.head}>
                {number}
              </th>
              {days.map((day, nth) =>
                day ? <DayCell key={day.date} day={day} today={today} /> : <td key={weekdays[nth]} />,
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <NamedDays of={of} plan={plan} />
    </div>
  )
}

function NamedDays({ of: { month }, plan }: { of: Month; plan: CoursePlan }) {
  const styles = useStyles()
  const { t } = useTranslation()
  const { shortDate, dateRange } = useFormats()
  const isHere = (date: string) => date.startsWith(month)
  const begins = ({ from, to }: { from: string; to: string }) =>
    isHere(from) || isHere(to) || (from < month && to > `${month}-31`)
  const named = [
    ...plan.holidays
      .filter(({ date }) => isHere(date))
      .map(({ date, name }) => ({ at: date, words: t('calendar.named', { day: shortDate(date), name }) })),
    ...(['break', 'pause'] as const).flatMap((kind) =>
      (kind === 'break' ? plan.breaks : plan.pauses)
        .filter((span) => begins(span) && span.from <= plan.end && span.to >= plan.start)
        .map(({ from, to }) => ({
          at: from,
          words: t('calendar.named', { day: dateRange(from, to), name: t(`calendar.${kind}`) }),
        })),
    ),
    ...(plan.pausedFrom !== undefined && isHere(plan.pausedFrom)
      ? [
          {
            at: plan.pausedFrom,
            words: t('calendar.pausedFrom', { day: shortDate(plan.pausedFrom) }),
          },
        ]
      : []),
  ].sort((a, b) => (a.at < b.at ? -1 : 1))
  if (named.length === 0) return null
  return (
    <ul className={styles.named}>
      {named.map(({ words }) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  )
}
