// Rows of words as columns in a terminal.

/** The first row is the heading, the first column stands to the left and the others to the right. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd()
  const [heading = [], ...others] = rows
  return [line(heading), widths.map((width) => '─'.repeat(width)).join('──'), ...others.map(line)].join('\n')
}
