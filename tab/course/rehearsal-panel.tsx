// What a rehearsal came to: in words, and lesson by lesson. Nobody in it exists.
import { makeStyles, Text, tokens } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rehearsal, RehearsedStep } from '../../bot/http/contract.ts'
import { Panel } from '../parts/panel.tsx'
import { Column, Row, RowHeader, Table } from '../parts/table.tsx'
import { useFormats } from '../texts/formats.ts'
import { useText } from '../texts/words.tsx'

const useStyles = makeStyles({
  words: { display: 'grid', gap: tokens.spacingVerticalS, marginBottom: tokens.spacingVerticalL },
  line: { margin: 0, maxWidth: '90ch' },
  place: { ':focus-visible': { outlineOffset: '4px' } },
})

export function RehearsalPanel({ rehearsal }: { rehearsal: Rehearsal }) {
  const styles = useStyles()
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  // The dialog gives the focus back to its button first.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each rehearsal is gone to anew.
  useEffect(() => {
    const timer = setTimeout(() => place.current?.focus(), 100)
    return () => clearTimeout(timer)
  }, [rehearsal])
  const [course] = rehearsal.courses
  return (
    <div ref={place} tabIndex={-1} className={styles.place}>
      <Panel title={t('rehearsal.title')} sentence={t('rehearsal.invented', { count: rehearsal.people.all })}>
        <div className={styles.words}>
          {useRehearsalWords(rehearsal).map((line) => (
            <Text key={line} as="p" block className={styles.line}>
              {line}
            </Text>
          ))}
        </div>
        {course && <Steps steps={course.steps} />}
      </Panel>
    </div>
  )
}

function useRehearsalWords({ people, cards, courses }: Rehearsal): string[] {
  const { t } = useTranslation()
  const { number, weekday } = useFormats()
  const finished = courses[0]?.certificates ?? 0
  const { busiestDay, mostForOneInADay, outsideWorkingHours } = cards
  return [
    t('rehearsal.people', {
      late: number(people.joiningLate),
      leaving: number(people.leaving),
      pausing: number(people.pausing),
      silent: number(people.neverAnswering),
    }),
    t('rehearsal.cards', { cards: number(cards.all), mean: number(Math.round(cards.meanADay)) }),
    ...(busiestDay
      ? [t('rehearsal.busiest', { day: weekday(busiestDay.date), cards: number(busiestDay.cards) })]
      : []),
    t('rehearsal.finished', { finished: number(finished), all: number(people.all) }),
    mostForOneInADay <= 1 && outsideWorkingHours === 0
      ? t('rehearsal.kept')
      : t('rehearsal.broken', { most: number(mostForOneInADay), outside: number(outsideWorkingHours) }),
  ]
}

const names = ['lesson', 'goesOut', 'sent', 'answered', 'right', 'again'] as const

function Steps({ steps }: { steps: readonly RehearsedStep[] }) {
  const { t } = useTranslation()
  const text = useText()
  const { number, share, weekday } = useFormats()
  const columns = names.map((name) => t(`rehearsal.columns.${name}`))
  return (
    <Table label={t('rehearsal.table')} columns={columns}>
      {steps.map((step) => (
        <Row key={step.id}>
          <RowHeader>{step.title ? text(step.title) : t('named.Survey')}</RowHeader>
          <Column name={columns[1]}>
            <time dateTime={step.planned}>{weekday(step.planned)}</time>
          </Column>
          <Column name={columns[2]}>
            {t('cells.reached', { part: number(step.sent), whole: number(step.eligible) })}
          </Column>
          <Column name={columns[3]}>{step.sent > 0 ? share(step.answered, step.sent) : '–'}</Column>
          <Column name={columns[4]}>
            {step.title && step.answered > 0 ? share(step.right, step.answered) : '–'}
          </Column>
          <Column name={columns[5]}>
            {t('rehearsal.again', {
              reminders: number(step.reminders),
              repetitions: number(step.repetitions),
            })}
          </Column>
        </Row>
      ))}
    </Table>
  )
}
