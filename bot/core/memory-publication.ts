// When it may be told what was remembered: how many were wrong at first must not follow from how many were asked again.
import {
  nextFigure,
  noFigure,
  type Publication,
  type PublishedGroup,
  type RightFigure,
} from './publication.ts'
import { type MemoryGap, memoryGaps, type Recalled } from './recall-counts.ts'
import type { Millis } from './timetable.ts'

/** What was remembered is told for so many new answers at a time. */
export const smallestRecallBatch = 10
/** How much a lesson's published figures have to have grown older before it is noted again what they were. */
const notedEvery: Millis = 24 * 60 * 60 * 1000

/** How many were known to be right and wrong at first, of all groups together, at a moment. */
export interface KnownFirst {
  readonly at: Millis
  readonly right: number
  readonly wrong: number
}

export interface RecallPublished {
  readonly gaps: Readonly<Partial<Record<MemoryGap, RightFigure>>>
  /** Oldest first. */
  readonly known: readonly KnownFirst[]
}

export interface Ripening {
  readonly now: Millis
  /** When all who had answered by then could have been asked again and have answered; null: never. */
  ripens(gap: MemoryGap, at: Millis): Millis | null
}

/**
 * Publishes what was remembered, of the whole organisation, ten answers or more at a time; the same object comes back if
 * there is nothing new. To be called with the lesson as `publish` has just left it.
 *
 * Who is asked again after 12 days was wrong, and who after 24 was right. So the number of such answers, exact or at an
 * unlucky moment, would tell how many were wrong, and of whom if few had answered by then. Promised: these figures tell
 * nothing of who was right at first beyond what the published figures do. Whatever course of events fits those, fits
 * these too, with some others asked again. This is why:
 *
 * - `answered` is at most as many as were known to be wrong (or right, for the longer gap) by figures published so long
 *   ago that everyone in them could have been asked again and have answered meanwhile. In any course of events that fits
 *   the published figures there are so many, and nobody is told who of them has answered.
 * - It is rounded down to a multiple of ten, and more aren't told before there are ten more, so that it never says that
 *   everybody has.
 * - What was right is scaled to that number, and the highest and lowest three counts look the same, as with `publish`:
 *   all right can't be told from two wrong. It holds against who knows the answers of one other person, such as
 *   their own.
 *
 * Not promised: that it holds against who knows to whom the question came back and when; seeing that it came after 12
 * days and not after 24 is knowing that the answer was wrong. So nothing is ever told of how many repetitions are out,
 * answered or expired, nor anything at all by department.
 */
export function publishRecall(
  published: Publication,
  recalled: Recalled,
  { now, ripens }: Ripening,
): Publication {
  const before: RecallPublished = published.recall ?? { gaps: {}, known: [] }
  const known = noteKnown(before.known, published.groups, now)
  const gaps = { ...before.gaps }
  for (const gap of memoryGaps) {
    const figure = nextRecall(gaps[gap], recalled[gap], roomFor(gap, ripe(known, gap, { now, ripens })))
    if (figure) gaps[gap] = figure
  }
  const isSame = known === before.known && memoryGaps.every((gap) => gaps[gap] === before.gaps[gap])
  // What is older than the newest that is ripe for every gap will never be asked for again.
  const oldest = Math.min(...memoryGaps.map((gap) => ripe(known, gap, { now, ripens })?.at ?? 0))
  return isSame
    ? published
    : { ...published, recall: { gaps, known: known.filter(({ at }) => at >= oldest) } }
}

/** Whether anything published is old enough for so long a gap. */
export function isRipe(recall: RecallPublished | undefined, gap: MemoryGap, ripening: Ripening): boolean {
  return ripe(recall?.known ?? [], gap, ripening) !== undefined
}

function ripe(known: readonly KnownFirst[], gap: MemoryGap, { now, ripens }: Ripening) {
  return known.findLast(({ at }) => {
    const ripensAt = ripens(gap, at)
    return ripensAt !== null && ripensAt <= now
  })
}

/** Whoever was wrong at first is asked a second time again, whatever they answer the first time. */
function roomFor(gap: MemoryGap, known: KnownFirst | undefined): number {
  return (gap === 'after right' ? known?.right : known?.wrong) ?? 0
}

function nextRecall(
  last: RightFigure = noFigure,
  counts = { answered: 0, right: 0 },
  room: number,
): RightFigure | undefined {
  const answered = roundDown(Math.min(counts.answered, room))
  if (answered < last.answered + smallestRecallBatch) return undefined
  const right = Math.round((counts.right * answered) / counts.answered)
  return nextFigure(last, { answered, right })
}

function roundDown(count: number): number {
  return count - (count % smallestRecallBatch)
}

function noteKnown(
  known: readonly KnownFirst[],
  groups: readonly PublishedGroup[],
  now: Millis,
): readonly KnownFirst[] {
  const last = known.at(-1)
  const right = groups.reduce((sum, group) => sum + group.right.atLeast, 0)
  const wrong = groups.reduce((sum, { right }) => sum + right.answered - right.atMost, 0)
  if (last ? last.right === right && last.wrong === wrong : right + wrong === 0) return known
  return last && now < last.at + notedEvery ? known : [...known, { at: now, right, wrong }]
}
