// A lesson's row, and under it, when opened, a row for each department.
import { mergeClasses } from '@fluentui/react-components'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OverviewLesson } from '../../bot/http/contract.ts'
import { FigureCells } from '../parts/figure-cells.tsx'
import { Opener } from '../parts/opener.tsx'
import { RecheckNote } from '../parts/recheck-note.tsx'
import { useTableStyles } from '../parts/table-styles.ts'
import { useFormats } from '../texts/formats.ts'
import { Words } from '../texts/words.tsx'

export function LessonRows({ lesson }: { lesson: OverviewLesson }) {
  const styles = useTableStyles()
  const { t } = useTranslation()
  const formats = useFormats()
  const [open, setOpen] = useState(false)
  const departmentsId = useId()

  return (
    <>
      <tbody>
        <tr className={styles.row}>
          <td className={mergeClasses(styles.cell, styles.number)}>{lesson.number}</td>
          <th scope="row" className={mergeClasses(styles.cell, styles.rowHeader)}>
            <Opener open={open} opens={departmentsId} onClick={() => setOpen(!open)}>
              <Words of={lesson.title} />
            </Opener>
            <RecheckNote lesson={lesson} />
          </th>
          <td className={mergeClasses(styles.cell, styles.figure)} data-column={t('columns.goesOut')}>
            <time dateTime={lesson.goesOut}>{formats.day(lesson.goesOut)}</time>
          </td>
          <FigureCells figures={lesson.figures} />
        </tr>
      </tbody>
      {open && (
        <tbody id={departmentsId}>
          {lesson.departments.map(({ department, figures }) => (
            <tr
              key={department ?? 'small departments'}
              className={mergeClasses(styles.row, styles.departmentRow)}
            >
              <td className={mergeClasses(styles.cell, styles.blank)} />
              <th scope="row" className={mergeClasses(styles.cell, styles.rowHeader, styles.department)}>
                {department === null ? t('cells.smallDepartments') : department || t('cells.noDepartment')}
              </th>
              <td className={mergeClasses(styles.cell, styles.blank)} />
              <FigureCells figures={figures} />
            </tr>
          ))}
        </tbody>
      )}
    </>
  )
}
