// How sure people say they are of what to do, before and after.
import { Subtitle2 } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { SurveysShown } from '../../bot/http/contract.ts'
import { RightCell } from '../parts/right-cell.tsx'
import { Column, Row, RowHeader, Table } from '../parts/table.tsx'
import { useText, Words } from '../texts/words.tsx'

export function Confidence({ of: { statement, baseline, followUp } }: { of: SurveysShown['confidence'] }) {
  const { t } = useTranslation()
  const text = useText()
  const columns = [t('surveys.confidence'), t('surveys.baseline'), t('surveys.followUp')]
  return (
    <>
      <Subtitle2 as="h3" block style={{ margin: '24px 0 8px' }}>
        ”<Words of={statement} />”
      </Subtitle2>
      <Table label={text(statement)} columns={columns}>
        {(['high', 'low'] as const).map((end) => (
          <Row key={end}>
            <RowHeader>{t(`surveys.${end}`)}</RowHeader>
            <Column name={columns[1]}>
              <RightCell right={baseline[end]} />
            </Column>
            <Column name={columns[2]}>
              <RightCell right={followUp[end]} />
            </Column>
          </Row>
        ))}
      </Table>
    </>
  )
}
