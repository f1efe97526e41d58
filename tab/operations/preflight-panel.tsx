// What must be in place before Droppe can do its work, looked at when the page is opened and when one asks; left out
// where the server looks at nothing.
import { Badge, Button, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PreflightAnswer, PreflightCheck } from '../../bot/http/contract.ts'
import type { Reading } from '../api.ts'
import { Panel } from '../parts/panel.tsx'
import { useSurroundings } from '../parts/surroundings.ts'
import { Column, Row, RowHeader, Table } from '../parts/table.tsx'

/** Reading a large directory takes more than a minute. */
const patienceMilliseconds = 120_000
const useStyles = makeStyles({ again: { marginTop: tokens.spacingVerticalL } })
const colours = { ok: 'success', todo: 'danger', skipped: 'informative' } as const

export function PreflightPanel() {
  const styles = useStyles()
  const { t } = useTranslation()
  const { reading, isLooking, look } = usePreflight()
  if (!reading || (reading.kind === 'problem' && reading.problem === 'missing')) return null
  const checks = reading.kind === 'read' ? reading.value.checks : []
  const todo = checks.filter(({ state }) => state === 'todo').length
  const sentence = todo === 0 ? t('preflight.well') : t('preflight.todo', { count: todo })
  return (
    <Panel
      title={t('preflight.title')}
      sentence={reading.kind === 'problem' ? t('preflight.failed') : sentence}
    >
      {checks.length > 0 && <Checks checks={checks} />}
      <Button
        className={styles.again}
        onClick={look}
        disabledFocusable={isLooking}
        {...(isLooking && { icon: <Spinner size="tiny" /> })}
      >
        {t(isLooking ? 'preflight.looking' : 'preflight.again')}
      </Button>
    </Panel>
  )
}

function usePreflight() {
  const { api } = useSurroundings()
  const [reading, setReading] = useState<Reading<PreflightAnswer>>()
  const [round, setRound] = useState(0)
  const [isLooking, setLooking] = useState(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round looks anew.
  useEffect(() => {
    if (!api) return
    const stopping = new AbortController()
    setLooking(true)
    api
      .read<PreflightAnswer>('/api/preflight', stopping.signal, patienceMilliseconds)
      .then((next) => {
        if (stopping.signal.aborted) return
        setReading(next)
        setLooking(false)
      })
      .catch(() => undefined)
    return () => stopping.abort()
  }, [api, round])
  return { reading, isLooking, look: useCallback(() => setRound((before) => before + 1), []) }
}

function Checks({ checks }: { checks: readonly PreflightCheck[] }) {
  const { t } = useTranslation()
  const columns = [t('preflight.check'), t('preflight.state'), t('preflight.remedy')]
  return (
    <Table label={t('preflight.title')} columns={columns}>
      {checks.map(({ name, state, remedy, found }) => (
        <Row key={name}>
          <RowHeader>
            <span lang="en">{name}</span>
          </RowHeader>
          <Column name={columns[1]}>
            <span>
              <Badge appearance="tint" color={colours[state]}>
                {t(`preflight.is.${state}`)}
              </Badge>
            </span>
          </Column>
          <Column name={columns[2]} isSentence>
            {remedy || found ? <span lang="en">{remedy ?? found}</span> : '–'}
          </Column>
        </Row>
      ))}
    </Table>
  )
}
