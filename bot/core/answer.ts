// What a learner answered, and whether it was right.
import type { Question } from './course.ts'
import type { LearnerId } from './learner.ts'
import type { Millis } from './timetable.ts'

export interface Answer {
  readonly learner: LearnerId
  readonly course: string
  readonly item: string
  readonly lesson: string
  readonly question: string
  /** Option ids, sorted. */
  readonly options: readonly string[]
  readonly right: boolean
  readonly at: Millis
  readonly channel: 'teams'
}

export type Verdict =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'nothing chosen' }
  | { readonly kind: 'unknown option' }

/** Right means: exactly the right options were chosen, no more and no fewer. */
export function judge(question: Question, chosen: readonly string[]): Verdict {
  if (chosen.length === 0) return { kind: 'nothing chosen' }
  const known = new Set(question.options.map((option) => option.id))
  if (chosen.some((id) => !known.has(id))) return { kind: 'unknown option' }
  const picked = new Set(chosen)
  const right = question.options.every((option) => option.right === picked.has(option.id))
  return { kind: right ? 'right' : 'wrong' }
}

/** A question with one right option lets one choose one; with several, several. */
export function allowsSeveral(question: Question): boolean {
  return question.options.filter((option) => option.right).length > 1
}
