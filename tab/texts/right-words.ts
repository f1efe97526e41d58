// How many were right, in words: exactly, or within what bounds where the exact figure would tell of single people.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from './formats.ts'

/** The figure of RightShown and RecallShown, where it is shown. */
export interface RightFigure {
  readonly answered: number
  readonly atLeast: number
  readonly atMost: number
}

export interface RightWords {
  readonly count: (figure: RightFigure) => string
  readonly share: (figure: RightFigure) => string
}

export function useRightWords(): RightWords {
  const { t } = useTranslation()
  const formats = useFormats()
  return useMemo(() => {
    const within = (
      { answered, atLeast, atMost }: RightFigure,
      write: (low: number, high: number) => string,
    ) => {
      if (atLeast < atMost && atMost === answered)
        return t('cells.atLeast', { figure: write(atLeast, atLeast) })
      if (atLeast < atMost && atLeast === 0) return t('cells.atMost', { figure: write(atMost, atMost) })
      return write(atLeast, atMost)
    }
    return {
      count: (figure) => within(figure, formats.range),
      share: (figure) => within(figure, (low, high) => formats.shareRange(low, high, figure.answered)),
    }
  }, [t, formats])
}

/** 0 to 1, for the eye: the middle of what it may be. */
export function middleShare({ answered, atLeast, atMost }: RightFigure): number {
  return answered > 0 ? (atLeast + atMost) / 2 / answered : 0
}
