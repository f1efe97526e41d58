// Erases the answers to some courses, of all learners; or counts them, and leaves all as it is. Standings and tallies stay.
import type { Answer } from '../core/answer.ts'
import type { LearnerStore } from '../core/ports.ts'
import type { SliceId } from '../core/slice.ts'

export interface AnswersOfCourse {
  readonly answers: number
  /** Whose they are. */
  readonly learners: number
}

/** Azure's limit for a transaction. */
const answersAtOnce = 100
const slicesAtOnce = 4
/** Only another round of the same can come between. */
const tries = 5

export interface ErasingSettings {
  readonly isDryRun: boolean
  /** Breaks it off between two slices. */
  readonly stopping?: AbortSignal
}

/**
 * By course id. Reads every answer there is. Done again, it finds what is left. Throws if it is stopped, and if the
 * storage can't be reached.
 */
export async function eraseAnswers(
  learners: LearnerStore,
  courses: ReadonlySet<string>,
  { isDryRun, stopping }: ErasingSettings,
): Promise<Readonly<Record<string, AnswersOfCourse>>> {
  const found = new Map([...courses].map((course) => [course, { answers: 0, learners: new Set<string>() }]))
  const slices = Array.from({ length: learners.slices }, (_, slice) => slice).values()
  const lane = async () => {
    for (const slice of slices) {
      stopping?.throwIfAborted()
      const erased = isDryRun
        ? await readAnswers(learners, slice, courses)
        : await eraseInSlice(learners, slice, courses)
      for (const { course, learner } of erased) {
        const counts = found.get(course)
        if (!counts) continue
        counts.answers++
        counts.learners.add(learner)
      }
    }
  }
  await Promise.all(Array.from({ length: slicesAtOnce }, lane))
  return Object.fromEntries(
    [...found].map(([course, { answers, learners: whose }]) => [course, { answers, learners: whose.size }]),
  )
}

async function readAnswers(learners: LearnerStore, slice: SliceId, courses: ReadonlySet<string>) {
  return (await learners.readSliceAnswers(slice)).filter(({ course }) => courses.has(course))
}

async function eraseInSlice(
  learners: LearnerStore,
  slice: SliceId,
  courses: ReadonlySet<string>,
): Promise<readonly Answer[]> {
  const erased: Answer[] = []
  for (let nth = 0; nth < tries; nth++) {
    const left = await readAnswers(learners, slice, courses)
    if (left.length === 0) return erased
    for (let from = 0; from < left.length; from += answersAtOnce) {
      const some = left.slice(from, from + answersAtOnce)
      const { kind } = await learners.commit(slice, some.map(erasing))
      if (kind === 'conflict') break
      erased.push(...some)
    }
  }
  throw new Error(`Somebody else erases answers in slice ${slice}. What is left goes the next time.`)
}

function erasing({ learner, course, item }: Answer) {
  return { kind: 'erased answer', learner, course, item } as const
}
