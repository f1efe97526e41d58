// One lesson: how far it has got, what people answered, by department too, whether it stuck, and the card itself.
import { Link } from '@fluentui/react-components'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { LessonAnswer } from '../../bot/http/contract.ts'
import { Funnel } from '../parts/funnel.tsx'
import { Page } from '../parts/page.tsx'
import { Panel } from '../parts/panel.tsx'
import { RecheckNote } from '../parts/recheck-note.tsx'
import { useReading } from '../parts/use-reading.ts'
import { hrefOf } from '../route.ts'
import { useText } from '../texts/words.tsx'
import { CorrectionPanel } from './correction-panel.tsx'
import { DepartmentPanel } from './department-panel.tsx'
import { FactPanel } from './fact-panel.tsx'
import { LessonMemoryPanel } from './lesson-memory-panel.tsx'
import { LessonSentence } from './lesson-sentence.tsx'
import { OptionPanel } from './option-panel.tsx'

const CardPanel = lazy(async () => ({ default: (await import('./card-panel.tsx')).CardPanel }))

export function LessonPage({ course, lesson }: { course: string; lesson: string }) {
  const { t } = useTranslation()
  const text = useText()
  const address = `/api/lessons/${encodeURIComponent(course)}/${encodeURIComponent(lesson)}`
  const followed = useReading<LessonAnswer>(address, 'restful')
  const { view } = followed
  const title = view.kind === 'shown' ? text(view.value.title) : t('lesson.heading')

  return (
    <Page
      title={title}
      {...(view.kind === 'shown' && {
        question: t('lesson.numberOf', { number: view.value.number, course: text(view.value.course.title) }),
      })}
      above={<Link href={hrefOf('lektioner')}>{t('lesson.all')}</Link>}
      followed={followed}
    >
      {(answer) => (
        <>
          <RecheckNote lesson={answer} />
          <Panel title={t('lesson.soFar')} sentence={<LessonSentence lesson={answer} />}>
            <Funnel figures={answer.figures} right={answer.figures.right} />
          </Panel>
          <OptionPanel lesson={answer} />
          <DepartmentPanel lesson={answer} />
          <LessonMemoryPanel lesson={answer} />
          <Suspense fallback={null}>
            <CardPanel cards={answer.cards} />
          </Suspense>
          <CorrectionPanel edition={answer.edition} />
          <FactPanel facts={answer.facts} />
        </>
      )}
    </Page>
  )
}
