// The page Överblick: how many there are, and per course and lesson how many were reached, answered and were right.
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Api } from '../api.ts'
import { CourseTable } from './course-table.tsx'
import { Empty } from './empty.tsx'
import { Failed } from './failed.tsx'
import { Headcount } from './headcount.tsx'
import { SetAsideNote } from './set-aside-note.tsx'
import { StatusLine } from './status-line.tsx'
import { useOverview } from './use-overview.ts'

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    maxWidth: '1280px',
    margin: '0 auto',
    padding: 'clamp(16px, 3vw, 40px)',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXL,
  },
  heading: { ...typographyStyles.title1, margin: 0, ':focus-visible': { outlineOffset: '4px' } },
})

export function OverviewPage({ api }: { api: Api | undefined }) {
  const styles = useStyles()
  const { t } = useTranslation()
  const { view, readNow } = useOverview(api)
  const heading = useRef<HTMLHeadingElement>(null)
  const asked = useRef(false)

  // The button that was pressed is gone when the figures come: whoever uses the keyboard goes on from the heading.
  useEffect(() => {
    if (view.kind !== 'shown' || !asked.current) return
    asked.current = false
    heading.current?.focus()
  }, [view.kind])

  const tryAgain = () => {
    asked.current = true
    readNow()
  }

  return (
    <main className={styles.page}>
      <header>
        <h1 ref={heading} tabIndex={-1} className={styles.heading}>
          {t('overview.heading')}
        </h1>
        <StatusLine view={view} />
      </header>
      {view.kind === 'failed' && <Failed problem={view.problem} tryAgain={tryAgain} />}
      {view.kind === 'shown' && (
        <>
          <SetAsideNote setAside={view.overview.setAside} />
          <Headcount overview={view.overview} />
          {view.overview.learners === 0 && <Empty of="learners" />}
          {view.overview.courses.length === 0 && <Empty of="courses" />}
          {view.overview.courses.map((course) => (
            <CourseTable key={course.id} course={course} />
          ))}
        </>
      )}
    </main>
  )
}
