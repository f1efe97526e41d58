// Whether two words are the same to a forgiving reader.

/** Small letters without dots, rings or accents, doubled letters once; all else that isn't a digit parts words. */
export function plainWords(text: string): string[] {
  return plain(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}

export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`´]/g, '')
    .replace(/([a-z])\1+/g, '$1')
}

/**
 * Short words must be right, those of four letters may lack, double or swap one, longer ones may have one letter
 * wrong, long ones two. The first letter must be right: it is what tells most short words apart.
 */
export function isAlike(word: string, meant: string): boolean {
  if (word === meant) return true
  const { length } = meant
  if (length < 4 || word.length < 4 || word[0] !== meant[0]) return false
  if (length === 4 && word.length === 4) return isSwapped(word, meant)
  return distance(word, meant) <= (length < 8 ? 1 : 2)
}

function isSwapped(word: string, meant: string): boolean {
  const differing = [...meant].flatMap((letter, index) => (letter === word[index] ? [] : [index]))
  const [first = 0, second = 0, ...more] = differing
  return (
    more.length === 0 &&
    second === first + 1 &&
    word[first] === meant[second] &&
    word[second] === meant[first]
  )
}

/** Letters to add, drop, change or swap with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(at(rows[i - 1], j) + 1, at(row, j - 1) + 1, at(rows[i - 1], j - 1) + cost)
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (isSwap) least = Math.min(least, at(rows[i - 2], j - 2) + 1)
      row.push(least)
    }
    rows.push(row)
  }
  return at(rows.at(-1), b.length)
}

function at(row: readonly number[] | undefined, index: number): number {
  return row?.[index] ?? Number.POSITIVE_INFINITY
}
