// What somebody did, in words.
import { useTranslation } from 'react-i18next'
import type { CoursePlan, TrailEntry } from '../../bot/http/contract.ts'
import { useFormats } from '../texts/formats.ts'
import { usePlanWords } from './plan-words.ts'

const known = ['start', 'pause', 'resume', 'pilot', 'end pilot', 'clear set aside'] as const

export function useTrailWords(plans: readonly CoursePlan[]) {
  const { t } = useTranslation()
  const { date } = useFormats()
  const words = usePlanWords()
  const day = (iso: string | undefined) => (iso ? date(iso) : '')
  return {
    /** What an older tab has no words for stands as the server has it. */
    what({ what, details }: TrailEntry): string {
      const name = known.find((each) => each === what)
      if (!name) return what
      const { start, end, group } = details
      const said = t(`trail.what.${name}`, {
        start: day(start),
        end: day(end),
        thing: details.what ?? '',
      })
      return name === 'pilot' && group !== undefined ? `${said} ${t('trail.toGroup', { group })}` : said
    },
    /** A course that is gone by its id. */
    course({ course }: TrailEntry): string {
      if (course === undefined) return '–'
      const plan = plans.find(({ id }) => id === course)
      return plan ? words.name(plan) : course
    },
  }
}
