// What is to be chosen before a change can be made. `undefined` is told while something is missing or can't be right.
import { Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Change, CoursePlan } from '../../bot/http/contract.ts'
import { daysBetween, laterBy } from './plan-facts.ts'

export type Choose = (change: Change | undefined) => void

interface Form {
  readonly plan: CoursePlan
  readonly today: string
  readonly choose: Choose
}

const useStyles = makeStyles({
  dates: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(180px, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
})

interface DateField {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly min?: string
  readonly set: (value: string) => void
}

function DateChoice({ label, hint, value, min, set }: DateField) {
  const { t } = useTranslation()
  return (
    <Field
      label={label}
      {...(hint && { hint })}
      {...(value === '' && { validationMessage: t('change.noDate') })}
    >
      <Input
        type="date"
        value={value}
        {...(min && { min })}
        onChange={(_, { value: chosen }) => set(chosen)}
      />
    </Field>
  )
}

/** The days of the calendar; when its first has passed, as many days from today. */
export function StartForm({ plan, today, choose }: Form) {
  const styles = useStyles()
  const { t } = useTranslation()
  const late = Math.max(0, daysBetween(plan.start, today))
  const [start, setStart] = useState(laterBy(plan.start, late))
  const [end, setEnd] = useState(laterBy(plan.end, late))
  useEffect(() => {
    choose(start && end ? { kind: 'start', start, end } : undefined)
  }, [start, end, choose])
  return (
    <div className={styles.dates}>
      <DateChoice label={t('change.firstDay')} value={start} min={today} set={setStart} />
      <DateChoice label={t('change.lastDay')} value={end} min={start} set={setEnd} />
    </div>
  )
}

/** Without a choice it ends as much later as the pause was long: that the preview says. */
export function ResumeForm({ plan, choose }: Form) {
  const { t } = useTranslation()
  const [end, setEnd] = useState<string>()
  useEffect(() => {
    choose(end === '' ? undefined : { kind: 'resume', ...(end !== undefined && { end }) })
  }, [end, choose])
  return (
    <DateChoice
      label={t('change.lastDay')}
      hint={t('change.lastDayHint')}
      value={end ?? plan.end}
      set={setEnd}
    />
  )
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function PilotForm({ today, choose }: Form) {
  const { t } = useTranslation()
  const [start, setStart] = useState(today)
  const [group, setGroup] = useState('')
  const isGroup = group === '' || guid.test(group)
  useEffect(() => {
    choose(start && isGroup ? { kind: 'pilot', start, ...(group && { group }) } : undefined)
  }, [start, group, isGroup, choose])
  return (
    <>
      <DateChoice label={t('change.firstDay')} value={start} min={today} set={setStart} />
      <Field
        label={t('change.group')}
        hint={t('change.groupHint')}
        {...(!isGroup && { validationMessage: t('change.noGroup') })}
      >
        <Input
          value={group}
          placeholder="00000000-0000-0000-0000-000000000000"
          onChange={(_, { value }) => setGroup(value.trim())}
        />
      </Field>
    </>
  )
}
