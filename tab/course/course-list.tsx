// All courses as they are planned, and everything that has been done to them.
import { useTranslation } from 'react-i18next'
import type { CoursesAnswer } from '../../bot/http/contract.ts'
import { Empty } from '../parts/empty.tsx'
import { Page } from '../parts/page.tsx'
import { useReading } from '../parts/use-reading.ts'
import { hrefOf } from '../route.ts'
import { dateOf } from './plan-facts.ts'
import { PlanPanel } from './plan-panel.tsx'
import { TrailPanel } from './trail-panel.tsx'

export function CourseList() {
  const { t } = useTranslation()
  const followed = useReading<CoursesAnswer>('/api/courses', 'restful')
  return (
    <Page title={t('pages.course.heading')} question={t('pages.course.question')} followed={followed}>
      {({ courses, asOf }) => (
        <>
          {courses.length === 0 && <Empty of="courses" />}
          {courses
            .filter(({ pilotOf }) => pilotOf === undefined)
            .map((plan) => (
              <PlanPanel
                key={plan.id}
                plan={plan}
                pilots={courses.filter(({ pilotOf }) => pilotOf === plan.id)}
                today={dateOf(asOf)}
                href={hrefOf('kurs', plan.id)}
              />
            ))}
          <TrailPanel plans={courses} />
        </>
      )}
    </Page>
  )
}
