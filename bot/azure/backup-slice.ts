// Reads a slice whole, so that its tallies, learners and answers agree, although they come on several pages while people answer.
import { setTimeout as sleep } from 'node:timers/promises'
import { countsRange, slicePartition } from './keys.ts'
import { linesIn, type StoredLine } from './stored-line.ts'
import type { TableRequests } from './table-requests.ts'

/** A lesson that goes out writes a slice for seconds, not for minutes. */
const tries = 30
const restMilliseconds = 1000

/**
 * Whatever is counted moves the mark or a tally in the same transaction, so what was read while none of them moved
 * belongs together. Throws if the slice is never at rest.
 */
export async function readSlice(
  requests: Pick<TableRequests, 'pages'>,
  slice: number,
  rest: () => Promise<unknown> = () => sleep(restMilliseconds),
): Promise<readonly StoredLine[]> {
  const whole = `PartitionKey eq '${slicePartition(slice)}'`
  const counts = `${whole} and RowKey ge '${countsRange.from}' and RowKey lt '${countsRange.below}'`
  const read = async (filter: string) => {
    const lines: StoredLine[] = []
    for await (const page of requests.pages(`slice ${slice}`, filter)) lines.push(...linesIn(page))
    return lines
  }
  const isCount = ({ rowKey }: StoredLine) => rowKey >= countsRange.from && rowKey < countsRange.below
  for (let nth = 0; nth < tries; nth++) {
    if (nth > 0) await rest()
    const before = versionsOf(await read(counts))
    const rows = await read(whole)
    // They come after the answers and the learners: what has not moved by then had not moved before either.
    if (before === versionsOf(rows.filter(isCount))) return rows
  }
  throw new Error(
    `Slice ${slice} was written ${tries} times while it was read. Back up when fewer answers come in, or stop the instances.`,
  )
}

function versionsOf(rows: readonly StoredLine[]): string {
  return rows.map(({ rowKey, version }) => `${rowKey} ${version}`).join('\n')
}
