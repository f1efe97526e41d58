// Which of the known words somebody most likely meant.

/** The word with the smallest edit distance to what was written; undefined where half of it would have to change. */
export function nearest(written: string, words: readonly string[]): string | undefined {
  const wanted = written.toLowerCase()
  const distances = words.map((word) => ({ word, distance: editDistance(wanted, word.toLowerCase()) }))
  const [closest] = distances.sort((one, other) => one.distance - other.distance)
  return closest && closest.distance * 2 <= written.length ? closest.word : undefined
}

/** Levenshtein's distance, one row of the matrix at a time. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1]
    for (let column = 1; column < row.length; column++) {
      const replaced = (row[column - 1] ?? 0) + (letter === other[column - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
