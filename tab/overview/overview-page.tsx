// The page Överblick: how many there are, and per course and lesson how many were reached, answered and were right.
import { useTranslation } from 'react-i18next'
import type { OverviewAnswer } from '../../bot/http/contract.ts'
import { Empty } from '../parts/empty.tsx'
import { Page } from '../parts/page.tsx'
import { Panel } from '../parts/panel.tsx'
import { useReading } from '../parts/use-reading.ts'
import { Attention } from './attention.tsx'
import { CourseTable } from './course-table.tsx'
import { Headcount } from './headcount.tsx'
import { SetAsideNote } from './set-aside-note.tsx'
import { WavePanel } from './wave-panel.tsx'

export function OverviewPage() {
  const { t } = useTranslation()
  const overview = useReading<OverviewAnswer>('/api/overview')

  return (
    <Page title={t('pages.overview.heading')} question={t('pages.overview.question')} followed={overview}>
      {({ setAside, ...figures }) => (
        <>
          <SetAsideNote setAside={setAside} />
          <Headcount overview={figures} />
          {figures.learners === 0 && <Empty of="learners" />}
          {figures.courses.length === 0 && figures.notices.length === 0 && <Empty of="courses" />}
          {figures.courses.map(
            (course) => course.wave && <WavePanel key={course.id} course={course} wave={course.wave} />,
          )}
          {(figures.learners > 0 || figures.notices.length > 0) && <Attention overview={figures} />}
          {figures.courses.map((course) => (
            <Panel key={course.id}>
              <CourseTable course={course} />
            </Panel>
          ))}
        </>
      )}
    </Page>
  )
}
