// Where in the form something is, in words: "Svar 2, engelska".
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { languageName } from './language-name.ts'
import type { Path } from './lesson-text.ts'

const parts = ['id', 'title', 'thought', 'body', 'image', 'question', 'advice', 'explanation'] as const
const lists = {
  options: 'writing.answerNumber',
  facts: 'writing.fact',
  variants: 'writing.variantNumber',
} as const

/** Empty for the file as a whole. */
export function usePlaceWords(languages: readonly string[]): (path: Path) => string {
  const { t } = useTranslation()
  return useCallback(
    (path) =>
      path
        .flatMap((step, index) => {
          const next = path[index + 1]
          const list = Object.hasOwn(lists, step) ? lists[step as keyof typeof lists] : undefined
          if (list && typeof next === 'number') return [t(list, { number: next + 1 })]
          const part = parts.find((each) => each === step)
          // What is under "text" has the name of what is around it.
          if (part) return [t(part === 'image' ? 'writing.imageFile' : `writing.${part}`)]
          if (step === 'why') return [t('writing.whyWrong')]
          return languages.includes(String(step)) ? [languageName(String(step), t('locale'))] : []
        })
        .join(', '),
    [t, languages],
  )
}
