// Every lesson as it is written now: what is wrong with it, who wrote it last, and the way into it.
import { Link, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { WritingAnswer, WrittenCourseShown, WrittenLessonShown } from '../../bot/http/contract.ts'
import { Failed } from '../parts/failed.tsx'
import { usePageStyles } from '../parts/page-styles.ts'
import { Panel } from '../parts/panel.tsx'
import { Column, Row, RowHeader, Table } from '../parts/table.tsx'
import { useHeading } from '../parts/use-heading.ts'
import { useReading } from '../parts/use-reading.ts'
import { DownloadButton } from '../report/download-button.tsx'
import { hrefOf } from '../route.ts'
import { useText, Words } from '../texts/words.tsx'
import { NewLesson } from './new-lesson-form.tsx'
import { problemWords } from './problem-words.ts'

const useStyles = makeStyles({ wrong: { color: tokens.colorPaletteRedForeground1 } })

export function ListPage() {
  const { t } = useTranslation()
  const styles = usePageStyles()
  const { view, readNow } = useReading<WritingAnswer>('/api/content', 'restful')
  const title = t('pages.writing.heading')
  return (
    <main className={styles.page}>
      <header className={styles.header}>
        <div className={styles.words}>
          <h1 ref={useHeading(title)} tabIndex={-1} className={styles.heading}>
            {title}
          </h1>
          <Text block className={styles.question}>
            {t('pages.writing.question')}
          </Text>
        </div>
        <div className={styles.actions}>
          <DownloadButton address="/api/content.zip" file="content.zip" label={t('writing.exportAll')} />
        </div>
      </header>
      {view.kind === 'loading' && <Spinner label={t('shell.loading')} />}
      {view.kind === 'failed' && <Failed problem={view.problem} tryAgain={readNow} />}
      {view.kind === 'shown' &&
        view.value.courses.map((course) => <CoursePanel key={course.id} course={course} />)}
    </main>
  )
}

function CoursePanel({ course }: { course: WrittenCourseShown }) {
  const { t, i18n } = useTranslation()
  const styles = useStyles()
  const text = useText()
  const columns = [t('writing.lesson'), t('writing.state'), t('writing.last')]
  const title = text(course.title) || course.id
  return (
    <Panel title={title} sentence={t(course.hasStarted ? 'writing.started' : 'writing.notStarted')}>
      {course.problems.map((problem) => (
        <p key={`${problem.file} ${problem.line} ${problem.what}`} className={styles.wrong}>
          {t('writing.inFile', {
            file: problem.file,
            line: problem.line,
            words: problemWords(problem, i18n.language),
          })}
        </p>
      ))}
      <Table label={title} columns={columns}>
        {course.lessons.map((lesson) => (
          <LessonRow key={lesson.file} course={course.id} lesson={lesson} columns={columns} />
        ))}
      </Table>
      <NewLesson course={course} />
    </Panel>
  )
}

interface RowContent {
  readonly course: string
  readonly lesson: WrittenLessonShown
  readonly columns: readonly string[]
}

function LessonRow({ course, lesson, columns }: RowContent) {
  const { t } = useTranslation()
  const styles = useStyles()
  const { file, title, problems, warnings, written } = lesson
  const hasTitle = Object.values(title).some(Boolean)
  return (
    <Row>
      <RowHeader>
        {`${file.slice(0, 2)}. `}
        <Link href={hrefOf('skriv', course, file)}>{hasTitle ? <Words of={title} /> : file}</Link>
      </RowHeader>
      <Column name={columns[1]}>
        {problems > 0 && <span className={styles.wrong}>{t('writing.problems', { count: problems })} </span>}
        {warnings > 0 && <span>{t('writing.warnings', { count: warnings })}</span>}
        {problems + warnings === 0 && t('writing.fine')}
      </Column>
      <Column name={columns[2]}>
        {written
          ? t('writing.writtenBy', {
              when: new Date(written.at).toLocaleDateString(t('locale'), { dateStyle: 'medium' }),
              who: written.by.name,
            })
          : t('writing.asShipped')}
      </Column>
    </Row>
  )
}
