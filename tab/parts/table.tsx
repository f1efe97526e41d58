// A table that turns each row into a block of named figures where the window is narrow.
import { mergeClasses } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useTableStyles } from './table-styles.ts'

interface TableContent {
  /** For those who listen: what the table is of. */
  readonly label: string
  readonly columns: readonly string[]
  /** Rows. */
  readonly children: ReactNode
}

export function Table({ label, columns, children }: TableContent) {
  const styles = useTableStyles()
  return (
    <table className={styles.table} aria-label={label}>
      <thead className={styles.head}>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className={styles.columnHeader}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

export function Row({ children }: { children: ReactNode }) {
  return <tr className={useTableStyles().row}>{children}</tr>
}

export function RowHeader({ children }: { children: ReactNode }) {
  const styles = useTableStyles()
  return (
    <th scope="row" className={mergeClasses(styles.cell, styles.rowHeader)}>
      {children}
    </th>
  )
}

interface ColumnContent {
  readonly name: string | undefined
  /** What doesn't fit on one line goes on in the next. */
  readonly isSentence?: boolean
  readonly children: ReactNode
}

/** A cell that says its column's name itself where the window is narrow. */
export function Column({ name, isSentence, children }: ColumnContent) {
  const styles = useTableStyles()
  return (
    <td
      className={mergeClasses(styles.cell, styles.figure, isSentence && styles.sentence)}
      data-column={name}
    >
      {children}
    </td>
  )
}
