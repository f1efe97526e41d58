// A lesson's figures in one sentence.
import { useTranslation } from 'react-i18next'
import type { LessonShown } from '../../bot/http/contract.ts'
import { reachedOf } from '../parts/reached.ts'
import { useFormats } from '../texts/formats.ts'
import { useRightWords } from '../texts/right-words.ts'

export function LessonSentence({ lesson: { figures, goesOut } }: { lesson: LessonShown }) {
  const { t } = useTranslation()
  const { day, number, share } = useFormats()
  const words = useRightWords()
  const reached = reachedOf(figures)
  const { answered, right } = figures
  if (reached === 0) return t('lesson.nobodyYet', { day: day(goesOut) })
  const values = { day: day(goesOut), reached: number(reached), answered: share(answered, reached) }
  if (right.kind === 'hidden') return t('lesson.answered', values)
  return t('lesson.answeredAndRight', { ...values, right: words.share(right) })
}
