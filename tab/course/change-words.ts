// Why a change could not be made, in words, with what to do.
import { useTranslation } from 'react-i18next'
import type { ApiError, MisfitAnswer } from '../../bot/http/contract.ts'
import type { Changed } from '../api.ts'
import type { Failure } from '../parts/confirm-dialog.tsx'
import { usePlanWords } from './plan-words.ts'

const known = [
  'has started',
  'has not started',
  'is paused',
  'is not paused',
  'is no pilot',
  'no such course',
  'busy',
] as const
const telling = ['forbidden', 'sign-in', 'outside-teams'] as const

/** Undefined where nothing went wrong, or where it is told otherwise: a conflict shows the fresh plan. */
export function useChangeWords(): (changed: Changed<unknown>) => Failure | undefined {
  const { t } = useTranslation()
  const words = usePlanWords()

  const refused = (refusal: ApiError): Failure => {
    const title = t('change.refused')
    if (isMisfit(refusal)) return { title, text: words.misfit(refusal.misfit) }
    const code = known.find((each) => each === refusal.error)
    return { title, text: t(code ? `refused.${code}` : 'refused.other') }
  }
  return (changed) => {
    switch (changed.kind) {
      case 'changed':
      case 'conflict':
        return undefined
      case 'refused':
        return refused(changed.refusal)
      case 'problem': {
        const { problem } = changed
        if (problem === 'unreachable')
          return { title: t('change.unreachable.title'), text: t('change.unreachable.text') }
        const code = telling.find((each) => each === problem)
        if (code === 'forbidden') return { title: t('change.refused'), text: t('change.forbidden') }
        if (code) return { title: t(`problem.${code}.title`), text: t(`problem.${code}.text`) }
        return { title: t('change.failed.title'), text: t('change.failed.text') }
      }
    }
  }
}

function isMisfit(refusal: ApiError): refusal is MisfitAnswer {
  return refusal.error === 'misfit' && 'misfit' in refusal
}
