// Who did what and when, the latest first: of one course, or of everything.
import { makeStyles } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoursePlan, TrailAnswer } from '../../bot/http/contract.ts'
import { Panel } from '../parts/panel.tsx'
import { Column, Row, RowHeader, Table } from '../parts/table.tsx'
import { useReading } from '../parts/use-reading.ts'
import { useFormats } from '../texts/formats.ts'
import { useTrailWords } from './trail-words.ts'

const useStyles = makeStyles({ id: { overflowWrap: 'anywhere' } })

interface Content {
  readonly plans: readonly CoursePlan[]
  /** With its pilots; left out: of everything. */
  readonly course?: string
}

export function TrailPanel({ plans, course }: Content) {
  const styles = useStyles()
  const { t } = useTranslation()
  const { moment } = useFormats()
  const words = useTrailWords(plans)
  const { view, readNow } = useReading<TrailAnswer>('/api/trail', 'restful')
  useWhenChanged(plans.map(({ version = '' }) => version).join(), readNow)
  if (view.kind === 'loading') return null
  if (view.kind === 'failed') return <Panel title={t('trail.title')} sentence={t('trail.failed')} />
  const isOf = (id: string | undefined) =>
    id === course || plans.some((plan) => plan.id === id && plan.pilotOf === course)
  const entries = view.value.entries.filter((entry) => course === undefined || isOf(entry.course))
  if (entries.length === 0) return <Panel title={t('trail.title')} sentence={t('trail.none')} />

  const columns = [t('trail.when'), t('trail.who'), t('trail.did'), t('trail.course')]
  return (
    <Panel title={t('trail.title')} sentence={t('trail.sentence')}>
      <Table label={t('trail.title')} columns={columns}>
        {entries.map((entry) => (
          <Row key={`${entry.at} ${entry.what} ${entry.course}`}>
            <Column name={columns[0]}>
              <time dateTime={new Date(entry.at).toISOString()}>{moment(entry.at)}</time>
            </Column>
            <Column name={columns[1]}>{entry.by.name || entry.by.id}</Column>
            <RowHeader>
              <span className={styles.id}>{words.what(entry)}</span>
            </RowHeader>
            <Column name={columns[3]}>{words.course(entry)}</Column>
          </Row>
        ))}
      </Table>
    </Panel>
  )
}

function useWhenChanged(value: string, tell: () => void): void {
  const before = useRef(value)
  useEffect(() => {
    if (before.current === value) return
    before.current = value
    tell()
  })
}
