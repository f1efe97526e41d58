// The page Minne: whether what people have learnt stays, and what doesn't.
import { useTranslation } from 'react-i18next'
import type { MemoryAnswer } from '../../bot/http/contract.ts'
import { ForCourse } from '../parts/for-course.tsx'
import { Page } from '../parts/page.tsx'
import { useReading } from '../parts/use-reading.ts'
import { useText } from '../texts/words.tsx'
import { ForgottenPanel } from './forgotten-panel.tsx'
import { MemoryTablePanel } from './memory-table-panel.tsx'
import { RecallPanel } from './recall-panel.tsx'
import { SurveyPanel } from './survey-panel.tsx'
import { WrongPanel } from './wrong-panel.tsx'

export function MemoryPage() {
  const { t } = useTranslation()
  const words = { title: t('pages.memory.heading'), question: t('pages.memory.question') }
  return (
    <ForCourse {...words}>
      {(course, above) => <CourseMemory key={course} course={course} above={above} />}
    </ForCourse>
  )
}

function CourseMemory({ course, above }: { course: string; above: React.ReactNode }) {
  const { t } = useTranslation()
  const text = useText()
  const followed = useReading<MemoryAnswer>(`/api/memory/${encodeURIComponent(course)}`, 'restful')
  const { view } = followed
  const heading = t('pages.memory.heading')
  const title = view.kind === 'shown' ? `${heading}: ${text(view.value.course.title)}` : heading
  return (
    <Page title={title} question={t('pages.memory.question')} above={above} followed={followed}>
      {(memory) => (
        <>
          <RecallPanel memory={memory} />
          {memory.surveys && <SurveyPanel surveys={memory.surveys} />}
          <WrongPanel often={memory.oftenWrong} course={memory.course.id} />
          <ForgottenPanel often={memory.oftenForgotten} course={memory.course.id} />
          <MemoryTablePanel memory={memory} />
        </>
      )}
    </Page>
  )
}
