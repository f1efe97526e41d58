// The lesson by department: who has answered, who has it before them, and whom it hasn't reached.
import { useTranslation } from 'react-i18next'
import type { FiguresShown, LessonAnswer } from '../../bot/http/contract.ts'
import { useDepartmentName } from '../parts/department-name.ts'
import { Panel } from '../parts/panel.tsx'
import { reachedOf } from '../parts/reached.ts'
import { RightCell } from '../parts/right-cell.tsx'
import { Legend, StackedBar } from '../parts/stacked-bar.tsx'
import { Column, Row, RowHeader, Table } from '../parts/table.tsx'
import { useFormats } from '../texts/formats.ts'

export function DepartmentPanel({ lesson: { departments, figures } }: { lesson: LessonAnswer }) {
  const { t } = useTranslation()
  const nameOf = useDepartmentName()
  const columns = [t('departments.department'), t('departments.progress'), t('columns.right')]

  if (reachedOf(figures) === 0) return null
  return (
    <Panel title={t('departments.title')} sentence={<Span departments={departments} />}>
      <Legend
        of={[
          { tone: 'done', name: t('departments.answered') },
          { tone: 'under way', name: t('departments.open') },
          { tone: 'rest', name: t('departments.notReached') },
        ]}
      />
      <Table label={t('departments.title')} columns={columns}>
        {departments.map(({ department, figures: each }) => (
          <Row key={department ?? 'small departments'}>
            <RowHeader>{nameOf(department)}</RowHeader>
            <Column name={columns[1]}>
              <Progress figures={each} />
            </Column>
            <Column name={columns[2]}>
              <RightCell right={each.right} />
            </Column>
          </Row>
        ))}
      </Table>
    </Panel>
  )
}

function Progress({ figures }: { figures: FiguresShown }) {
  const { t } = useTranslation()
  const { number, share } = useFormats()
  const { answered, eligible } = figures
  const reached = reachedOf(figures)
  return (
    <>
      {reached > 0
        ? t('departments.answeredOf', {
            answered: number(answered),
            reached: number(reached),
            share: share(answered, reached),
          })
        : t('departments.nobodyYet')}
      <StackedBar
        parts={[
          { tone: 'done', size: answered },
          { tone: 'under way', size: reached - answered },
          { tone: 'rest', size: eligible - reached },
        ]}
      />
    </>
  )
}

/** Which answers most and which least. */
function Span({ departments }: Pick<LessonAnswer, 'departments'>) {
  const { t } = useTranslation()
  const nameOf = useDepartmentName()
  const { share } = useFormats()
  const answering = departments
    .filter((each) => reachedOf(each.figures) > 0)
    .toSorted((a, b) => answeredShare(b.figures) - answeredShare(a.figures))
  const [first, last] = [answering.at(0), answering.at(-1)]
  if (!first || !last || answeredShare(first.figures) === answeredShare(last.figures))
    return t('departments.sentence')
  return t('departments.span', {
    most: nameOf(first.department),
    mostShare: share(first.figures.answered, reachedOf(first.figures)),
    least: nameOf(last.department),
    leastShare: share(last.figures.answered, reachedOf(last.figures)),
  })
}

function answeredShare(figures: FiguresShown): number {
  return figures.answered / reachedOf(figures)
}
