// Remembers tallies as this instance has last read or written them, so that most answers needn't read theirs. Whether one
// still is so, its version tells when it is written.
import type { Stored, Write } from '../core/ports.ts'
import type { SliceId } from '../core/slice.ts'
import type { Tally } from '../core/tally.ts'

export interface TallyMemory {
  recall(slice: SliceId, course: string, lesson: string): Stored<Tally> | undefined
  keep(slice: SliceId, tallies: readonly Stored<Tally>[]): void
  /** These were written, with these versions, in the same order. */
  written(slice: SliceId, writes: readonly Write[], versions: readonly string[]): void
  /** These could not be written, or nobody knows: others may have been faster. */
  doubt(slice: SliceId, writes: readonly Write[]): void
}

interface Kept {
  readonly tally?: Stored<Tally>
  /** Not remembered until then; as `elapsed` has it. */
  readonly barredUntil: number
}

/** A few kilobytes each; the lesson that people answer just now has one for each of 256 slices. */
const mostKept = 1000
/** Where other instances write as well, memory would only cost one try more at every answer. */
const barredMilliseconds = 60_000

/** `elapsed` is a clock that only goes forward, in milliseconds. */
export function createTallyMemory(elapsed: () => number = () => performance.now()): TallyMemory {
  const kept = new Map<string, Kept>()

  function put(name: string, entry: Kept): void {
    kept.delete(name)
    kept.set(name, entry)
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  }

  function keep(slice: SliceId, tally: Stored<Tally>): void {
    const name = nameOf(slice, tally.value)
    const isBarred = (kept.get(name)?.barredUntil ?? 0) > elapsed()
    if (!isBarred) put(name, { tally, barredUntil: 0 })
  }

  return {
    recall: (slice, course, lesson) => kept.get(nameOf(slice, { course, lesson }))?.tally,
    keep(slice, tallies) {
      for (const tally of tallies) keep(slice, tally)
    },
    written(slice, writes, versions) {
      for (const [nth, write] of writes.entries()) {
        const version = versions[nth]
        if (write.kind === 'tally' && version !== undefined) keep(slice, { value: write.value, version })
      }
    },
    doubt(slice, writes) {
      for (const write of writes) {
        if (write.kind !== 'tally') continue
        const name = nameOf(slice, write.value)
        if (kept.get(name)?.tally) put(name, { barredUntil: elapsed() + barredMilliseconds })
      }
    },
  }
}

function nameOf(slice: SliceId, { course, lesson }: Pick<Tally, 'course' | 'lesson'>): string {
  return `${slice} ${course} ${lesson}`
}
