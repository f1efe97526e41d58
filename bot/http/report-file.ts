// The report as a file: which is asked for, its name, and what is in it.
import writeExcelFile from 'write-excel-file/node'
import type { Report } from '../flows/show-report.ts'
import { csvOf } from './report-csv.ts'
import { type ReportTable, reportTables } from './report-tables.ts'
import { reportTexts } from './report-texts.ts'

export type FileFormat = 'xlsx' | 'csv'

export interface ReportFile {
  readonly type: string
  readonly name: string
  readonly body: Uint8Array
}

/** "stad.xlsx" is the course stad as xlsx; without an ending, JSON. */
export function reportRequest(file: string): {
  readonly course: string
  readonly format: FileFormat | 'json'
} {
  const [, course = file, format = 'json'] = /^(.+)\.(xlsx|csv)$/.exec(file) ?? []
  return { course, format: format as FileFormat | 'json' }
}

export async function reportFile(report: Report, format: FileFormat, language: string): Promise<ReportFile> {
  const tables = reportTables(report, language)
  const name = `droppe-${reportTexts(language).file}-${report.course.id}-${report.asOf.slice(0, 10)}.${format}`
  if (format === 'csv')
    return { type: 'text/csv; charset=utf-8', name, body: new TextEncoder().encode(csvOf(tables)) }
  return {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    name,
    body: await writeExcelFile(tables.map(sheetOf)).toBuffer(),
  }
}

/** Texts are written as texts: Excel takes none of them for a formula. */
function sheetOf({ name, rows: [heads = [], ...rows] }: ReportTable) {
  return {
    sheet: name,
    stickyRowsCount: 1,
    columns: heads.map((head, i) => ({ width: widthOf([head, ...rows.map((row) => row[i] ?? '')]) })),
    data: [
      heads.map((value) => ({ value: String(value), type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) =>
        row.map((value) => (typeof value === 'number' ? { value, type: Number } : { value, type: String })),
      ),
    ],
  }
}

/** In characters. */
function widthOf(cells: readonly (string | number)[]): number {
  return Math.min(60, Math.max(8, ...cells.map((cell) => String(cell).length + 2)))
}
