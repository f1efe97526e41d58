// Every lesson's memory, side by side.
import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { CourseMemory, LessonMemory } from '../../bot/http/contract.ts'
import { Panel } from '../parts/panel.tsx'
import { useRecallWords } from '../parts/recall-words.ts'
import { RightCell } from '../parts/right-cell.tsx'
import { Column, Row, Table } from '../parts/table.tsx'
import { useTableStyles } from '../parts/table-styles.ts'
import { hrefOf } from '../route.ts'
import { useFormats } from '../texts/formats.ts'
import { Words } from '../texts/words.tsx'

const useStyles = makeStyles({ aside: { display: 'block', color: tokens.colorNeutralForeground2 } })

export function MemoryTablePanel({ memory }: { memory: CourseMemory }) {
  const { t } = useTranslation()
  const words = useRecallWords()
  const columns = [
    t('columns.number'),
    t('columns.lesson'),
    t('memory.first'),
    ...memory.gaps.map((gap) => words.shortGap(gap)),
  ]
  return (
    <Panel title={t('memory.byLesson')} sentence={t('memory.byLessonSentence')}>
      <Table label={t('memory.byLesson')} columns={columns}>
        {memory.lessons.map((lesson) => (
          <LessonRow key={lesson.id} lesson={lesson} course={memory.course.id} columns={columns} />
        ))}
      </Table>
    </Panel>
  )
}

interface Shown {
  readonly lesson: LessonMemory
  readonly course: string
  readonly columns: readonly string[]
}

function LessonRow({ lesson, course, columns }: Shown) {
  const table = useTableStyles()
  const styles = useStyles()
  const { t } = useTranslation()
  const { percent } = useFormats()
  const words = useRecallWords()
  return (
    <Row>
      <td className={mergeClasses(table.cell, table.number)}>{lesson.number}</td>
      <th scope="row" className={mergeClasses(table.cell, table.rowHeader)}>
        <Link href={hrefOf('lektioner', course, lesson.id)}>
          <Words of={lesson.title} />
        </Link>
      </th>
      <Column name={columns[2]}>
        <RightCell right={lesson.first} />
      </Column>
      {lesson.gaps.map(({ gap, recall, forecast }, index) => (
        <Column key={gap} name={columns[3 + index]}>
          {words.short(recall)}
          {recall.kind === 'shown' && (
            <span className={styles.aside}>{t('memory.forecastOf', { share: percent(forecast) })}</span>
          )}
        </Column>
      ))}
    </Row>
  )
}
