// Which learners share a partition, and the slice's own row, which says whether there is anything to do at all.
import type { LearnerId } from './learner.ts'
import type { Millis } from './timetable.ts'

/** A slice's number: 0 to the number of slices less one. */
export type SliceId = number

/** What a slice knows of itself, so that an idle one costs a single read. */
export interface SliceMark {
  readonly learners: number
  /** How many of them local mode has invented. */
  readonly simulated: number
  /** When to look again: nothing is due for anyone in the slice before. */
  readonly nextAt: Millis
  /** The plan this was worked out from; under another plan one has to look again. */
  readonly plan: string
}

/** A new learner counts, and has the slice looked at. */
export function markJoined(mark: SliceMark | undefined, simulated: boolean): SliceMark {
  return {
    learners: (mark?.learners ?? 0) + 1,
    simulated: (mark?.simulated ?? 0) + (simulated ? 1 : 0),
    nextAt: 0,
    plan: mark?.plan ?? '',
  }
}

/** The slice of a learner: FNV-1a (32 bits) over the id's UTF-16 code units, modulo the number of slices. */
export function sliceOf(learner: LearnerId, slices: number): SliceId {
  let hash = 0x811c9dc5
  for (let i = 0; i < learner.length; i++) {
    hash = Math.imul(hash ^ learner.charCodeAt(i), 0x01000193)
  }
  return (hash >>> 0) % slices
}
