// How many slips of the pen one word is from another.

/**
 * A slip is a letter too many, too few or another, or two letters in the wrong order: Damerau's and Levenshtein's
 * distance, where no letter is moved twice.
 */
export function editDistance(one: string, other: string): number {
  let before: readonly number[] = []
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let index = 0; index < one.length; index++) {
    const next = [index + 1]
    for (let column = 1; column <= other.length; column++) {
      const replaced = at(row, column - 1) + (one[index] === other[column - 1] ? 0 : 1)
      const slips = Math.min(replaced, at(row, column) + 1, at(next, column - 1) + 1)
      const isSwapped = one[index] === other[column - 2] && one[index - 1] === other[column - 1]
      next.push(index > 0 && isSwapped ? Math.min(slips, at(before, column - 2) + 1) : slips)
    }
    before = row
    row = next
  }
  return at(row, other.length)
}

const at = (row: readonly number[], column: number) => row[column] ?? 0
