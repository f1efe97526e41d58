// Takes a course that is over out of every learner: their standings in it and their answers. The tallies stay, and what
// has been published of them.
import type { Clock, CourseRunStore, LearnerStore } from '../core/ports.ts'
import type { SliceId } from '../core/slice.ts'
import type { Draft } from './draft.ts'
import { eraseAnswers } from './erase-answers.ts'
import { transact } from './transact.ts'

interface World {
  readonly learners: LearnerStore
  readonly runs: Pick<CourseRunStore, 'list'>
  readonly clock: Clock
}

export type Purged =
  | { readonly kind: 'purged'; readonly standings: number; readonly answers: number }
  /** It isn't over: `end` is its last day, an ISO date; undefined while it is paused. */
  | { readonly kind: 'running'; readonly end: string | undefined }
  | { readonly kind: 'no such course' }

/** The last day of a course is over everywhere, and every instance has noticed. */
const restMilliseconds = 2 * 24 * 60 * 60 * 1000

/**
 * With a dry run it counts what would go. Nobody gets a standing in a course that is over (enrol-in-courses.ts), so what
 * is gone doesn't come back. Broken off, it can be done again. Throws if the storage can't be reached.
 */
export async function purgeCourse(
  { learners, runs, clock }: World,
  course: string,
  { isDryRun }: { readonly isDryRun: boolean },
): Promise<Purged> {
  const run = (await runs.list()).find((each) => each.course === course)
  if (!run) return { kind: 'no such course' }
  if (run.state === 'paused') return { kind: 'running', end: undefined }
  if (clock.now() < Date.parse(run.end) + restMilliseconds) return { kind: 'running', end: run.end }
  const erased = await eraseAnswers(learners, new Set([course]), { isDryRun })
  let standings = 0
  for (let slice = 0; slice < learners.slices; slice++)
    standings += isDryRun
      ? await countStandings(learners, slice, course)
      : await takeStandings(learners, slice, course)
  return { kind: 'purged', standings, answers: erased[course]?.answers ?? 0 }
}

async function countStandings(learners: LearnerStore, slice: SliceId, course: string): Promise<number> {
  const { learners: rows } = await learners.readSlice(slice)
  return rows.filter(({ value }) => value.standings[course]).length
}

async function takeStandings(learners: LearnerStore, slice: SliceId, course: string): Promise<number> {
  for (let taken = 0; ; ) {
    const some = await transact(
      learners,
      slice,
      () => learners.readSlice(slice),
      (draft) => takeSome(draft, course),
    )
    if (some === 0) return taken
    taken += some
  }
}

/** As many as a transaction holds. */
function takeSome(draft: Draft, course: string): number {
  let taken = 0
  for (const learner of draft.learners()) {
    const { [course]: standing, ...standings } = learner.standings
    if (!standing) continue
    if (!draft.hasRoomFor(2)) return taken
    draft.putLearner({ ...learner, standings })
    taken++
  }
  return taken
}
