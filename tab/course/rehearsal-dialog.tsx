// Asks for how many invented people a course is to be rehearsed with, and rehearses it.
import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoursePlan, Rehearsal, RehearsalAnswer } from '../../bot/http/contract.ts'
import { ConfirmDialog, type Failure } from '../parts/confirm-dialog.tsx'
import { useSurroundings } from '../parts/surroundings.ts'
import { useChangeWords } from './change-words.ts'
import { usePlanWords } from './plan-words.ts'

interface Content {
  readonly plan: CoursePlan
  readonly open: boolean
  readonly onDone: (rehearsal: Rehearsal) => void
  readonly onClose: () => void
}

/** What the server takes. */
const [fewest, most] = [10, 300]
/** The largest takes a busy machine so long, and more. */
const patienceMilliseconds = 120_000

export function RehearsalDialog({ plan, open, onDone, onClose }: Content) {
  const { t } = useTranslation()
  const { api } = useSurroundings()
  const words = usePlanWords()
  const whyNot = useChangeWords()
  const [typed, setTyped] = useState('100')
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const people = Number(typed)
  const isRight = Number.isInteger(people) && people >= fewest && people <= most

  const rehearse = async () => {
    if (!api) return
    setBusy(true)
    setFailure(undefined)
    const path = `/api/courses/${encodeURIComponent(plan.id)}/rehearsal`
    const answer = await api.change<RehearsalAnswer>('POST', path, { people }, { patienceMilliseconds })
    setBusy(false)
    if (answer.kind === 'changed') return onDone(answer.value.rehearsal)
    setFailure(whyNot(answer))
  }
  return (
    <ConfirmDialog
      open={open}
      title={t('ask.rehearse.title', { course: words.name(plan) })}
      text={t('ask.rehearse.text')}
      confirm={t(isBusy ? 'ask.rehearse.busy' : 'ask.rehearse.confirm')}
      isReady={isRight}
      isBusy={isBusy}
      failure={failure}
      onConfirm={rehearse}
      onClose={onClose}
    >
      <Field
        label={t('change.people')}
        {...(!isRight && { validationMessage: t('change.noPeople', { fewest, most }) })}
      >
        <Input
          type="number"
          value={typed}
          min={fewest}
          max={most}
          step={10}
          onChange={(_, { value }) => setTyped(value)}
        />
      </Field>
    </ConfirmDialog>
  )
}
