// Every lesson with its day; those that are stopped, or will be, with what to do about it.
import { Badge, Link, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { CoursePlan, PlannedLesson } from '../../bot/http/contract.ts'
import { Panel } from '../parts/panel.tsx'
import { Column, Row, Table } from '../parts/table.tsx'
import { useTableStyles } from '../parts/table-styles.ts'
import { hrefOf } from '../route.ts'
import { useFormats } from '../texts/formats.ts'
import { Words } from '../texts/words.tsx'
import { holdOf, laterBy } from './plan-facts.ts'
import { usePlanWords } from './plan-words.ts'

const useStyles = makeStyles({
  state: { marginLeft: tokens.spacingHorizontalS, verticalAlign: 'middle' },
  hold: {
    color: tokens.colorStatusWarningForeground3,
    marginTop: tokens.spacingVerticalXS,
    maxWidth: '70ch',
  },
})

export function LessonDates({ plan, today }: { plan: CoursePlan; today: string }) {
  const { t } = useTranslation()
  const words = usePlanWords()
  const stopped = plan.lessons.filter((lesson) => holdOf(lesson, today)).length
  const columns = [t('columns.number'), t('columns.lesson'), t('columns.goesOut')]
  if (plan.misfit) return <Panel title={t('dates.title')} sentence={words.misfit(plan.misfit)} />
  return (
    <Panel
      title={t('dates.title')}
      sentence={
        stopped > 0
          ? t('dates.stopped', { count: stopped })
          : t(plan.state === 'paused' ? 'dates.paused' : 'dates.sentence')
      }
    >
      <Table label={t('dates.title')} columns={columns}>
        {plan.lessons.map((lesson) => (
          <LessonRow key={lesson.id} plan={plan} lesson={lesson} today={today} column={columns[2]} />
        ))}
      </Table>
    </Panel>
  )
}

interface RowContent {
  readonly plan: CoursePlan
  readonly lesson: PlannedLesson
  readonly today: string
  readonly column: string | undefined
}

function LessonRow({ plan, lesson, today, column }: RowContent) {
  const table = useTableStyles()
  const { weekday } = useFormats()
  const { number, date } = lesson
  return (
    <Row>
      <td className={mergeClasses(table.cell, table.number)}>{number ?? '–'}</td>
      <th scope="row" className={mergeClasses(table.cell, table.rowHeader)}>
        <Title plan={plan} lesson={lesson} />
        <State plan={plan} lesson={lesson} today={today} />
        <Hold lesson={lesson} today={today} />
      </th>
      <Column name={column}>
        <time dateTime={date}>{weekday(date)}</time>
      </Column>
    </Row>
  )
}

/** Figures there are only of what is under way. */
function Title({ plan, lesson }: Pick<RowContent, 'plan' | 'lesson'>) {
  const { t } = useTranslation()
  if (!lesson.title) return t('named.Survey')
  if (plan.state === 'offered' || plan.state === 'over') return <Words of={lesson.title} />
  return (
    <Link href={hrefOf('lektioner', plan.id, lesson.id)}>
      <Words of={lesson.title} />
    </Link>
  )
}

function State({ plan, lesson, today }: Omit<RowContent, 'column'>) {
  const styles = useStyles()
  const { t } = useTranslation()
  if (holdOf(lesson, today) === 'stopped') {
    return (
      <Badge appearance="tint" color="danger" className={styles.state}>
        {t('lessons.heldBack')}
      </Badge>
    )
  }
  if (lesson.date > today || plan.state === 'offered') return null
  return (
    <Badge appearance="tint" color="success" className={styles.state}>
      {t(lesson.date === today ? 'dates.today' : 'dates.out')}
    </Badge>
  )
}

function Hold({ lesson, today }: Pick<RowContent, 'lesson' | 'today'>) {
  const styles = useStyles()
  const { t } = useTranslation()
  const { date } = useFormats()
  const hold = holdOf(lesson, today)
  if (!hold || !lesson.heldFrom) return null
  return (
    <Text block size={200} className={styles.hold}>
      {t(`dates.${hold}`, { date: date(laterBy(lesson.heldFrom, -1)) })}
    </Text>
  )
}
