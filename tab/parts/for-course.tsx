// A page about one course: the one in the address, or else the first; with links to the others.
import { Link, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OverviewAnswer } from '../../bot/http/contract.ts'
import { hrefOf, useVisit } from '../route.ts'
import { Words } from '../texts/words.tsx'
import { Empty } from './empty.tsx'
import { Page } from './page.tsx'
import { useReading } from './use-reading.ts'

interface CoursePage {
  readonly title: string
  readonly question: string
  /** `above` has the links to the other courses. */
  readonly children: (course: string, above: ReactNode) => ReactNode
}

export function ForCourse({ title, question, children }: CoursePage) {
  const { page, rest } = useVisit()
  const overview = useReading<OverviewAnswer>('/api/overview', 'restful')
  const courses = overview.view.kind === 'shown' ? overview.view.value.courses : []
  const course = rest[0] ?? courses[0]?.id
  if (course) return children(course, <CourseLinks {...{ page, course, courses }} />)
  return (
    <Page title={title} question={question} followed={overview}>
      {() => <Empty of="courses" />}
    </Page>
  )
}

const useStyles = makeStyles({
  links: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: `0 0 ${tokens.spacingVerticalM}`,
    padding: 0,
    listStyleType: 'none',
    '@media print': { display: 'none' },
  },
  here: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
})

interface Links {
  readonly page: string
  readonly course: string
  readonly courses: OverviewAnswer['courses']
}

function CourseLinks({ page, course, courses }: Links) {
  const styles = useStyles()
  const { t } = useTranslation()
  if (courses.length < 2) return null
  return (
    <nav aria-label={t('shell.courses')}>
      <ul className={styles.links}>
        {courses.map(({ id, title }) => (
          <li key={id}>
            {id === course ? (
              <span aria-current="page" className={styles.here}>
                <Words of={title} />
              </span>
            ) : (
              <Link href={hrefOf(page, id)}>
                <Words of={title} />
              </Link>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}
