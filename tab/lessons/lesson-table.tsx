// A course's lessons as a table: how far each has got, and how it was answered.
import { Badge, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { OverviewCourse, OverviewLesson } from '../../bot/http/contract.ts'
import { Bar } from '../parts/bar.tsx'
import { reachedOf } from '../parts/reached.ts'
import { RightCell } from '../parts/right-cell.tsx'
import { Column, Row, Table } from '../parts/table.tsx'
import { useTableStyles } from '../parts/table-styles.ts'
import { hrefOf } from '../route.ts'
import { useFormats } from '../texts/formats.ts'
import { useText, Words } from '../texts/words.tsx'

const useStyles = makeStyles({ state: { marginLeft: tokens.spacingHorizontalS, verticalAlign: 'middle' } })

export function LessonTable({ course, asOf }: { course: OverviewCourse; asOf: string }) {
  const { t } = useTranslation()
  const text = useText()
  const columns = (['number', 'lesson', 'goesOut', 'reached', 'answered', 'right'] as const).map((name) =>
    t(`columns.${name}`),
  )
  return (
    <Table label={text(course.title)} columns={columns}>
      {course.lessons.map((lesson) => (
        <LessonRow key={lesson.id} course={course.id} lesson={lesson} asOf={asOf} columns={columns} />
      ))}
    </Table>
  )
}

interface LessonToShow {
  readonly course: string
  readonly lesson: OverviewLesson
  readonly asOf: string
  readonly columns: readonly string[]
}

function LessonRow({ course, lesson, asOf, columns }: LessonToShow) {
  const styles = useTableStyles()
  const { t } = useTranslation()
  const { day, number, share } = useFormats()
  const { figures } = lesson
  const reached = reachedOf(figures)
  const [, , goesOutColumn, reachedColumn, answeredColumn, rightColumn] = columns

  return (
    <Row>
      <td className={mergeClasses(styles.cell, styles.number)}>{lesson.number}</td>
      <th scope="row" className={mergeClasses(styles.cell, styles.rowHeader)}>
        <Link href={hrefOf('lektioner', course, lesson.id)}>
          <Words of={lesson.title} />
        </Link>
        <State lesson={lesson} asOf={asOf} />
      </th>
      <Column name={goesOutColumn}>
        <time dateTime={lesson.goesOut}>{day(lesson.goesOut)}</time>
      </Column>
      <Column name={reachedColumn}>
        {t('cells.reached', { part: number(reached), whole: number(figures.eligible) })}
        <Bar part={reached} whole={figures.eligible} />
      </Column>
      <Column name={answeredColumn}>
        {reached > 0 ? share(figures.answered, reached) : '–'}
        <Bar part={figures.answered} whole={reached} />
      </Column>
      <Column name={rightColumn}>
        <RightCell right={figures.right} />
      </Column>
    </Row>
  )
}

/** Both times are ISO 8601 with their own offsets. */
function State({ lesson, asOf }: { lesson: OverviewLesson; asOf: string }) {
  const styles = useStyles()
  const { t } = useTranslation()
  if (lesson.isHeldBack) {
    return (
      <Badge appearance="tint" color="danger" className={styles.state}>
        {t('lessons.heldBack')}
      </Badge>
    )
  }
  if (Date.parse(lesson.goesOut) <= Date.parse(asOf)) return null
  return (
    <Badge appearance="outline" color="informative" className={styles.state}>
      {t('lessons.toCome')}
    </Badge>
  )
}
