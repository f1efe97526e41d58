// How much was remembered, in words: a share of so many answers, or why that isn't told.
import { useTranslation } from 'react-i18next'
import type { MemoryGapShown, RecallShown } from '../../bot/http/contract.ts'
import { useFormats } from '../texts/formats.ts'
import { useRightWords } from '../texts/right-words.ts'

export function useRecallWords() {
  const { t } = useTranslation()
  const { number } = useFormats()
  const words = useRightWords()
  return {
    full: (recall: RecallShown): string =>
      recall.kind === 'shown'
        ? t('cells.ofAnswers', { share: words.share(recall), answers: number(recall.answered) })
        : t(`memoryHidden.${recall.why}`),
    /** Where there is little room. */
    short: (recall: RecallShown): string =>
      recall.kind === 'shown' ? words.share(recall) : t(`memoryHidden.short.${recall.why}`),
    shortGap: ({ gap, days }: Pick<MemoryGapShown, 'gap' | 'days'>): string =>
      t(`gap.short.${gap}`, { count: days }),
    gap: ({ gap, days }: Pick<MemoryGapShown, 'gap' | 'days'>): string => t(`gap.${gap}`, { count: days }),
  }
}
