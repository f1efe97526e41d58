// Lesson by lesson, for paper: nothing to press.
import { useTranslation } from 'react-i18next'
import type { OverviewCourse } from '../../bot/http/contract.ts'
import { Panel } from '../parts/panel.tsx'
import { reachedOf } from '../parts/reached.ts'
import { RightCell } from '../parts/right-cell.tsx'
import { Column, Row, RowHeader, Table } from '../parts/table.tsx'
import { useFormats } from '../texts/formats.ts'
import { Words } from '../texts/words.tsx'

export function ReportLessons({ course }: { course: OverviewCourse }) {
  const { t } = useTranslation()
  const { day, number, share } = useFormats()
  const columns = (['lesson', 'goesOut', 'reached', 'answered', 'right'] as const).map((name) =>
    t(`columns.${name}`),
  )
  return (
    <Panel title={t('report.lessons')} sentence={t('report.lessonsSentence')}>
      <Table label={t('report.lessons')} columns={columns}>
        {course.lessons.map(({ id, number: at, title, goesOut, figures }) => {
          const reached = reachedOf(figures)
          return (
            <Row key={id}>
              <RowHeader>
                {at}. <Words of={title} />
              </RowHeader>
              <Column name={columns[1]}>{day(goesOut)}</Column>
              <Column name={columns[2]}>
                {t('cells.reached', { part: number(reached), whole: number(figures.eligible) })}
              </Column>
              <Column name={columns[3]}>
                {number(figures.answered)} {reached > 0 && `(${share(figures.answered, reached)})`}
              </Column>
              <Column name={columns[4]}>
                <RightCell right={figures.right} />
              </Column>
            </Row>
          )
        })}
      </Table>
    </Panel>
  )
}
