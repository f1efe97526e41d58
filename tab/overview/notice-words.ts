// A notice in words: what is the matter, what to do about it, and the page that says more.
import { useTranslation } from 'react-i18next'
import type { Overview, OverviewNotice } from '../../bot/http/contract.ts'
import { useFormats } from '../texts/formats.ts'
import { useText } from '../texts/words.tsx'

export interface NoticeWords {
  readonly what: string
  readonly todo: string
  readonly leadsTo?: { readonly page: string; readonly rest: readonly string[]; readonly label: string }
}

export function useNoticeWords({ courses }: Overview): (notice: OverviewNotice) => NoticeWords {
  const { t } = useTranslation()
  const { date, share } = useFormats()
  const text = useText()

  const nameOf = (course: string, item: string) => {
    const lesson = courses.find(({ id }) => id === course)?.lessons.find(({ id }) => id === item)
    return lesson ? t('named.lesson', { title: text(lesson.title) }) : t('named.survey')
  }
  const toLesson = (course: string, lesson: string) => ({
    page: 'lektioner',
    rest: [course, lesson],
    label: t('attention.toLesson'),
  })
  const toReach = { page: 'na-ut', rest: [], label: t('attention.toReach') }

  return (notice) => {
    const { kind } = notice
    const words = (values: Record<string, string | number> = {}) => ({
      what: t(`attention.${kind}.what`, values as { count: number }),
      todo: t(`attention.${kind}.todo`),
    })
    switch (notice.kind) {
      case 'held back':
      case 'recheck soon': {
        const { course, lesson } = notice
        const values = { name: nameOf(course, lesson), date: date(notice.recheckBy) }
        return { ...words(values), leadsTo: toLesson(course, lesson) }
      }
      case 'few answers': {
        const { course, lesson } = notice
        const values = { name: nameOf(course, lesson), share: share(notice.answered, notice.reached) }
        return { ...words(values), leadsTo: toLesson(course, lesson) }
      }
      case 'often wrong': {
        const { course, lesson } = notice
        const values = { name: nameOf(course, lesson), share: share(notice.atMost, notice.answered) }
        return { ...words(values), leadsTo: toLesson(course, lesson) }
      }
      case 'many unreached': {
        const values = { name: nameOf(notice.course, notice.item), count: notice.unreached }
        return { ...words(values), leadsTo: toReach }
      }
      case 'many unknown':
        return words({ name: nameOf(notice.course, notice.item), count: notice.unknown })
      case 'not started':
      case 'paused': {
        const leadsTo = { page: 'kurs', rest: [notice.course], label: t('attention.toCourse') }
        return { ...words({ course: text(notice.title) }), leadsTo }
      }
      case 'set aside':
        return words({ count: notice.count })
    }
  }
}
