// A course's plan in words.
import { useTranslation } from 'react-i18next'
import type { CoursePlan, Misfit, PlannedLesson } from '../../bot/http/contract.ts'
import { useFormats } from '../texts/formats.ts'
import { useText } from '../texts/words.tsx'
import { lessonsOf, nextOf, nthPilot } from './plan-facts.ts'

export interface PlanWords {
  readonly name: (plan: CoursePlan) => string
  readonly item: (lesson: PlannedLesson) => string
  /** How it stands on a day. */
  readonly state: (plan: CoursePlan, today: string) => string
  readonly rhythm: (plan: CoursePlan) => string
  readonly audience: (plan: CoursePlan) => string
  readonly misfit: (misfit: Misfit) => string
}

export function usePlanWords(): PlanWords {
  const { t } = useTranslation()
  const text = useText()
  const { number, weekday, weekdayName, list } = useFormats()

  const item = ({ title }: PlannedLesson) =>
    title ? t('named.lesson', { title: text(title) }) : t('named.survey')

  const running = (plan: CoursePlan, today: string) => {
    const lessons = lessonsOf(plan)
    const out = lessons.filter(({ date }) => date < today).length
    const next = nextOf(plan, today)
    const values = { out: number(out), all: number(lessons.length), end: weekday(plan.end) }
    if (!next) return t('course.state.allOut', values)
    const coming = { ...values, name: item(next), day: weekday(next.date) }
    if (next.date === today) return t('course.state.today', coming)
    return t(out === 0 ? 'course.state.toCome' : 'course.state.running', coming)
  }
  return {
    item,
    name(plan) {
      if (plan.pilotOf === undefined) return text(plan.title)
      const nth = nthPilot(plan)
      return t(nth === 1 ? 'course.pilot' : 'course.nthPilot', { course: text(plan.title), nth })
    },
    state(plan, today) {
      switch (plan.state) {
        case 'offered':
          return t('course.state.offered')
        case 'running':
          return running(plan, today)
        case 'paused':
          return t('course.state.paused', { from: weekday(plan.pausedFrom ?? today) })
        case 'over':
          return t(plan.pilotOf === undefined ? 'course.state.over' : 'course.state.pilotOver')
      }
    },
    rhythm({ weekdays, everyWeeks, time }) {
      if (weekdays.length === 5 && everyWeeks === 1) return t('course.rhythm.workingDays', { time })
      const values = { days: list(weekdays.map(weekdayName)), time, weeks: everyWeeks }
      if (everyWeeks === 1) return t('course.rhythm.weekly', values)
      return t(everyWeeks === 2 ? 'course.rhythm.everyOther' : 'course.rhythm.everyNth', values)
    },
    audience({ audience }) {
      if (!audience || (audience.people === 0 && audience.groups.length === 0)) return t('course.everybody')
      const people = audience.people > 0 ? [t('course.people', { count: audience.people })] : []
      const groups = audience.groups.length > 0 ? [t('course.groups', { count: audience.groups.length })] : []
      return list([...people, ...groups])
    },
    misfit(misfit) {
      switch (misfit.kind) {
        case 'ends before it starts':
        case 'no room for the survey':
          return t(`misfit.${misfit.kind}`)
        case 'too long':
          return t('misfit.too long', { years: misfit.mostYears })
        case 'too few days':
          return t('misfit.too few days', { fitting: misfit.fitting, lessons: misfit.lessons })
      }
    },
  }
}
