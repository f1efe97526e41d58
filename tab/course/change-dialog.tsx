// One change of a course: asks, shows what it would make of the days, makes it, and says what came of it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Change, CoursePlan, CoursesAnswer } from '../../bot/http/contract.ts'
import { ConfirmDialog, type Failure } from '../parts/confirm-dialog.tsx'
import { useSurroundings } from '../parts/surroundings.ts'
import { PilotForm, ResumeForm, StartForm } from './change-form.tsx'
import { useChangeWords } from './change-words.ts'
import { usePlanWords } from './plan-words.ts'
import { PreviewNote } from './preview-note.tsx'
import { usePreview } from './use-preview.ts'

export type ChangeName = Change['kind']

const forms = { start: StartForm, resume: ResumeForm, pilot: PilotForm } as const
const isWithForm = (name: ChangeName): name is keyof typeof forms => name in forms

export type Done =
  | { readonly kind: 'changed'; readonly name: ChangeName; readonly answer: CoursesAnswer }
  | { readonly kind: 'conflict' }

interface Content {
  readonly name: ChangeName
  readonly plan: CoursePlan
  readonly today: string
  readonly open: boolean
  readonly onDone: (done: Done) => void
  readonly onClose: () => void
}

/** To be drawn anew (by its key) each time it opens: what was chosen the last time is forgotten. */
export function ChangeDialog({ name, plan, today, open, onDone, onClose }: Content) {
  const { t } = useTranslation()
  const { api } = useSurroundings()
  const words = usePlanWords()
  const whyNot = useChangeWords()
  const Form = isWithForm(name) ? forms[name] : undefined
  const [chosen, setChosen] = useState<Change | undefined>(
    name === 'pause' || name === 'end pilot' ? { kind: name } : undefined,
  )
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const preview = usePreview(plan.id, Form && open ? chosen : undefined)
  // The day that the server would end it on.
  const shown = name === 'resume' && preview.kind === 'plan' ? preview.plan : plan

  const confirm = async () => {
    if (!api || !chosen) return
    setBusy(true)
    setFailure(undefined)
    // Always another one: there is nothing that could have changed meanwhile.
    const isSeen = name !== 'pilot' && plan.version !== undefined
    const changed = await api.change<CoursesAnswer>('POST', `/api/courses/${encodeURIComponent(plan.id)}`, {
      ...(isSeen && { version: plan.version }),
      change: chosen,
    })
    setBusy(false)
    if (changed.kind === 'changed') return onDone({ kind: 'changed', name, answer: changed.value })
    if (changed.kind === 'conflict') return onDone({ kind: 'conflict' })
    setFailure(whyNot(changed))
  }

  const isMisfit = preview.kind === 'plan' && preview.plan.misfit !== undefined
  return (
    <ConfirmDialog
      open={open}
      title={t(`ask.${name}.title`, { course: words.name(plan) })}
      text={t(`ask.${name}.text`)}
      confirm={t(`ask.${name}.confirm`)}
      isReady={chosen !== undefined && preview.kind !== 'looking' && !isMisfit}
      isBusy={isBusy}
      failure={failure}
      onConfirm={confirm}
      onClose={onClose}
    >
      {Form && <Form plan={shown} today={today} choose={setChosen} />}
      {Form && <PreviewNote preview={preview} today={today} />}
    </ConfirmDialog>
  )
}
