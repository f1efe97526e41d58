// What the course's memory comes to, in one or two sentences.
import { useTranslation } from 'react-i18next'
import type { CourseMemory } from '../../bot/http/contract.ts'
import { useFormats } from '../texts/formats.ts'
import { middleShare, useRightWords } from '../texts/right-words.ts'

/** Within so much of the forecast it is as expected: a group's share swings by some points by chance alone. */
const asExpected = 0.05

export function RecallSentence({ memory: { first, gaps } }: { memory: CourseMemory }) {
  const { t } = useTranslation()
  const { percent } = useFormats()
  const words = useRightWords()
  if (first.kind === 'hidden') return t('memory.nothingYet')
  const known = gaps.findLast(({ gap, recall }) => gap !== 'after wrong' && recall.kind === 'shown')
  const atFirst = words.share(first)
  if (known?.recall.kind !== 'shown') return t('memory.onlyFirst', { first: atFirst })
  const difference = middleShare(known.recall) - known.forecast
  const values = {
    first: atFirst,
    later: words.share(known.recall),
    count: known.days,
    forecast: percent(known.forecast),
  }
  if (difference > asExpected) return t('memory.better', values)
  return difference < -asExpected ? t('memory.worse', values) : t('memory.expected', values)
}
