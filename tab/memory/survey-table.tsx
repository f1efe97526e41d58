// Each of the survey's questions, with how many were right before and after.
import { useTranslation } from 'react-i18next'
import type { SurveyQuestionShown } from '../../bot/http/contract.ts'
import { RightCell } from '../parts/right-cell.tsx'
import { Column, Row, RowHeader, Table } from '../parts/table.tsx'
import { Words } from '../texts/words.tsx'

interface Asked {
  readonly questions: readonly SurveyQuestionShown[]
  readonly label: string
}

export function SurveyTable({ questions, label }: Asked) {
  const { t } = useTranslation()
  const columns = [t('surveys.text'), t('surveys.baseline'), t('surveys.followUp')]
  return (
    <Table label={label} columns={columns}>
      {questions.map((each, index) => (
        <Row key={each.id}>
          <RowHeader>
            {index + 1}. <Words of={each.text} />
          </RowHeader>
          <Column name={columns[1]}>
            <RightCell right={each.baseline} />
          </Column>
          <Column name={columns[2]}>
            <RightCell right={each.followUp} />
          </Column>
        </Row>
      ))}
    </Table>
  )
}
