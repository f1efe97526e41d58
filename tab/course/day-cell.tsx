// One day of the calendar: its date, what kind of day it is, and what goes out on it.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { PlannedLesson } from '../../bot/http/contract.ts'
import { OutOfSight } from '../parts/out-of-sight.tsx'
import type { Day } from './calendar-days.ts'
import { holdOf } from './plan-facts.ts'
import { usePlanWords } from './plan-words.ts'

const forced = '@media (forced-colors: active)'

const useStyles = makeStyles({
  cell: {
    // Words out of sight are placed within it.
    position: 'relative',
    height: '40px',
    padding: '2px 0 0',
    textAlign: 'center',
    verticalAlign: 'top',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    borderRadius: tokens.borderRadiusMedium,
    '@media print': { height: '32px' },
  },
  working: { color: tokens.colorNeutralForeground1 },
  weekend: { color: tokens.colorNeutralForeground3 },
  outside: { color: tokens.colorNeutralForeground4, fontStyle: 'italic' },
  holiday: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  // Forced colours take backgrounds away: then a border tells it.
  break: {
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground4,
    [forced]: { border: '1px dotted CanvasText' },
  },
  pause: {
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorStatusWarningBackground1,
    [forced]: { border: '1px dashed CanvasText' },
  },
  date: { display: 'inline-block', minWidth: '22px', borderRadius: tokens.borderRadiusCircular },
  today: { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, fontWeight: tokens.fontWeightSemibold },
  marks: { display: 'flex', justifyContent: 'center', gap: '2px', marginTop: '2px' },
})

export const useMarkStyles = makeStyles({
  mark: {
    boxSizing: 'border-box',
    display: 'inline-block',
    minWidth: '24px',
    padding: '0 4px',
    border: `1px solid ${tokens.colorBrandBackground}`,
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '16px',
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'center',
    printColorAdjust: 'exact',
  },
  lesson: { backgroundColor: tokens.colorBrandBackground, color: tokens.colorNeutralForegroundOnBrand },
  survey: { backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorBrandForeground1 },
  stopped: {
    border: `1px dashed ${tokens.colorStatusWarningForeground3}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground3,
  },
})

export function DayCell({ day, today }: { day: Day; today: string }) {
  const styles = useStyles()
  const say = useDayWords(today)
  const { date, kind, lessons } = day
  return (
    <td className={mergeClasses(styles.cell, styles[kind])}>
      <OutOfSight>{say(day)}</OutOfSight>
      <span aria-hidden="true" className={mergeClasses(styles.date, date === today && styles.today)}>
        {Number(date.slice(-2))}
      </span>
      {lessons.length > 0 && (
        <span aria-hidden="true" className={styles.marks}>
          {lessons.map((lesson) => (
            <Mark key={lesson.id} lesson={lesson} today={today} />
          ))}
        </span>
      )}
    </td>
  )
}

function Mark({ lesson, today }: { lesson: PlannedLesson; today: string }) {
  const styles = useMarkStyles()
  const { t } = useTranslation()
  const look = lesson.number === undefined ? styles.survey : styles.lesson
  return (
    <span className={mergeClasses(styles.mark, holdOf(lesson, today) ? styles.stopped : look)}>
      {lesson.number ?? t('calendar.surveyMark')}
    </span>
  )
}

/** What the eye sees of a day, for those who listen. */
function useDayWords(today: string): (day: Day) => string {
  const { t } = useTranslation()
  const words = usePlanWords()
  const lessonWords = (lesson: PlannedLesson) => {
    const name = words.item(lesson)
    const { number } = lesson
    return number === undefined ? name : t('calendar.lesson', { number, name })
  }
  return ({ date, kind, holiday, lessons }) =>
    [
      `${Number(date.slice(-2))}`,
      date === today && t('calendar.today'),
      kind !== 'outside' && holiday,
      (kind === 'break' || kind === 'pause') && t(`calendar.${kind}`),
      ...lessons.flatMap((lesson) => {
        const hold = holdOf(lesson, today)
        return [lessonWords(lesson), hold && t(`calendar.${hold}`)]
      }),
    ]
      .filter(Boolean)
      .join(', ')
}
