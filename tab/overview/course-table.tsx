// One course: a table with its lessons, each of which opens to its departments.
import { makeStyles, Text, Title3, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { OverviewCourse } from '../../bot/http/contract.ts'
import { useTableStyles } from '../parts/table-styles.ts'
import { Words } from '../texts/words.tsx'
import { LessonRows } from './lesson-rows.tsx'

const columns = ['number', 'lesson', 'goesOut', 'reached', 'answered', 'right', 'notReached'] as const

const useStyles = makeStyles({
  heading: { margin: 0 },
  aside: {
    display: 'block',
    color: tokens.colorNeutralForeground2,
    marginTop: tokens.spacingVerticalM,
    maxWidth: '80ch',
  },
})

export function CourseTable({ course }: { course: OverviewCourse }) {
  const styles = useStyles()
  const table = useTableStyles()
  const { t } = useTranslation()

  if (course.lessons.length === 0) {
    return (
      <section>
        <Title3 as="h2" className={styles.heading} block>
          <Words of={course.title} />
        </Title3>
        <Text className={styles.aside}>{t('empty.lessons')}</Text>
      </section>
    )
  }
  return (
    <section>
      <table className={table.table}>
        <caption className={table.caption}>
          <Title3 as="h2" className={styles.heading} block>
            <Words of={course.title} />
          </Title3>
        </caption>
        <thead className={table.head}>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={table.columnHeader}>
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {course.lessons.map((lesson) => (
          <LessonRows key={lesson.id} lesson={lesson} />
        ))}
      </table>
      <Text className={styles.aside}>
        {t('overview.expandHint')} {t('overview.legend')}
      </Text>
    </section>
  )
}
