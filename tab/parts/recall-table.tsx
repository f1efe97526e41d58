// Right at first and each time it came back, of a lesson or a course, against what was forecast; or why that isn't told.
import { useTranslation } from 'react-i18next'
import type { MemoryGapShown, RightShown } from '../../bot/http/contract.ts'
import { useFormats } from '../texts/formats.ts'
import { useRecallWords } from './recall-words.ts'
import { RightCell } from './right-cell.tsx'
import { Column, Row, RowHeader, Table } from './table.tsx'

interface Recalled {
  readonly label: string
  readonly first: RightShown
  readonly gaps: readonly MemoryGapShown[]
}

export function RecallTable({ label, first, gaps }: Recalled) {
  const { t } = useTranslation()
  const { percent } = useFormats()
  const words = useRecallWords()
  const columns = [t('memory.when'), t('memory.right'), t('memory.forecast')]
  return (
    <Table label={label} columns={columns}>
      <Row>
        <RowHeader>{t('memory.first')}</RowHeader>
        <Column name={columns[1]}>
          <RightCell right={first} />
        </Column>
        <Column name={columns[2]}>–</Column>
      </Row>
      {gaps.map((each) => (
        <Row key={each.gap}>
          <RowHeader>{words.gap(each)}</RowHeader>
          <Column name={columns[1]}>{words.full(each.recall)}</Column>
          <Column name={columns[2]}>{percent(each.forecast)}</Column>
        </Row>
      ))}
    </Table>
  )
}
