// The page Rapport: a course's results on a few pages of paper, and as files for those who want to reckon further.
import { Button } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportAnswer } from '../../bot/http/contract.ts'
import { RecallPanel } from '../memory/recall-panel.tsx'
import { SurveyPanel } from '../memory/survey-panel.tsx'
import { ForCourse } from '../parts/for-course.tsx'
import { Page } from '../parts/page.tsx'
import { useReading } from '../parts/use-reading.ts'
import { useText } from '../texts/words.tsx'
import { DownloadButton } from './download-button.tsx'
import { HowCounted } from './how-counted.tsx'
import { ReportLessons } from './report-lessons.tsx'
import { ReportSummary } from './report-summary.tsx'

export function ReportPage() {
  const { t } = useTranslation()
  return (
    <ForCourse title={t('pages.report.heading')} question={t('pages.report.question')}>
      {(course, above) => <CourseReport key={course} course={course} above={above} />}
    </ForCourse>
  )
}

function CourseReport({ course, above }: { course: string; above: ReactNode }) {
  const { t } = useTranslation()
  const text = useText()
  const address = `/api/report/${encodeURIComponent(course)}`
  const followed = useReading<ReportAnswer>(address, 'restful')
  const { view } = followed
  const heading = t('pages.report.heading')
  const title = view.kind === 'shown' ? `${heading}: ${text(view.value.course.title)}` : heading
  return (
    <Page
      title={title}
      question={t('pages.report.question')}
      above={above}
      followed={followed}
      actions={
        view.kind === 'shown' && (
          <>
            <Button appearance="primary" onClick={() => print()}>
              {t('report.print')}
            </Button>
            <DownloadButton address={`${address}.xlsx`} file={`${course}.xlsx`} label={t('report.excel')} />
            <DownloadButton address={`${address}.csv`} file={`${course}.csv`} label={t('report.csv')} />
          </>
        )
      }
    >
      {(report) => (
        <>
          <ReportSummary report={report} />
          <ReportLessons course={report.course} />
          <RecallPanel memory={report.memory} />
          {report.memory.surveys && <SurveyPanel surveys={report.memory.surveys} />}
          <HowCounted />
        </>
      )}
    </Page>
  )
}
