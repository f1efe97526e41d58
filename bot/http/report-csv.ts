// Tables as one CSV, as Excel in Swedish opens it by a double click: semicolons, a mark for UTF-8, lines that end in CRLF.
import type { Cell, ReportTable } from './report-tables.ts'

/** The tables come one below the other, each under its name. */
export function csvOf(tables: readonly ReportTable[]): string {
  const parts = tables.map(({ name, rows }) => [[name], ...rows].map(lineOf).join(''))
  return `\u{feff}${parts.join('\r\n')}`
}

function lineOf(cells: readonly Cell[]): string {
  return `${cells.map(cellOf).join(';')}\r\n`
}

/**
 * What could be taken for a formula gets an apostrophe before it: a department's name comes from the directory, where
 * more people may write than may run something on the leader's machine.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
function cellOf(cell: Cell): string {
  if (typeof cell === 'number') return String(cell)
  const harmless = /^\s*[=+\-@\t\r\n＝＋－＠]/u.test(cell) ? `'${cell}` : cell
  return /[";\r\n\t]|^\s|\s$/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
