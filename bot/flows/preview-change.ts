// Shows a leader what a change would make of a course, before they decide on it.
import { type CoursePlan, planCourse } from '../core/course-plan.ts'
import type { Refused } from '../core/course-run.ts'
import { type Deciding, decideChange, type Wanted } from './decide-change.ts'

export type Previewed =
  /** It has a misfit where the lessons don't fit. */
  | { readonly kind: 'plan'; readonly plan: CoursePlan }
  | { readonly kind: 'refused'; readonly why: Refused | 'no such course' }

/** Throws if the storage can't be reached. */
export async function previewChange(world: Deciding, wanted: Wanted): Promise<Previewed> {
  const decision = await decideChange(world, wanted)
  if (!decision) return { kind: 'refused', why: 'no such course' }
  const { course, decided } = decision
  if (decided.kind === 'refused') return decided
  return { kind: 'plan', plan: planCourse(course, { run: decided.run, now: world.clock.now() }) }
}
