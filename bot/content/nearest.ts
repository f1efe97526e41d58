// Which of the known words somebody most likely meant.
import { editDistance } from '../core/edit-distance.ts'

/** The word with the smallest edit distance to what was written; undefined where half of it would have to change. */
export function nearest(written: string, words: readonly string[]): string | undefined {
  const wanted = written.toLowerCase()
  const distances = words.map((word) => ({ word, distance: editDistance(wanted, word.toLowerCase()) }))
  const [closest] = distances.sort((one, other) => one.distance - other.distance)
  return closest && closest.distance * 2 <= written.length ? closest.word : undefined
}
