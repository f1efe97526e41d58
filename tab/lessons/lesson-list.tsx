// Every lesson of every course, with its figures and a link to all that is known of it.
import { useTranslation } from 'react-i18next'
import type { OverviewAnswer } from '../../bot/http/contract.ts'
import { Empty } from '../parts/empty.tsx'
import { Page } from '../parts/page.tsx'
import { Panel } from '../parts/panel.tsx'
import { useReading } from '../parts/use-reading.ts'
import { Words } from '../texts/words.tsx'
import { LessonTable } from './lesson-table.tsx'

export function LessonList() {
  const { t } = useTranslation()
  const overview = useReading<OverviewAnswer>('/api/overview', 'restful')

  return (
    <Page title={t('pages.lessons.heading')} question={t('pages.lessons.question')} followed={overview}>
      {({ courses, asOf }) => (
        <>
          {courses.length === 0 && <Empty of="courses" />}
          {courses.map((course) => (
            <Panel
              key={course.id}
              title={<Words of={course.title} />}
              sentence={t(course.lessons.length === 0 ? 'empty.lessons' : 'lessons.listed')}
            >
              {course.lessons.length > 0 && <LessonTable course={course} asOf={asOf} />}
            </Panel>
          ))}
        </>
      )}
    </Page>
  )
}
