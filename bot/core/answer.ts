// What a learner answered, and whether it was right.
import type { Question, Survey } from './course.ts'
import type { LearnerId } from './learner.ts'
import type { Channel } from './reach.ts'
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
  readonly channel: Channel
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

/** A survey is answered whole: one "question/option" for each question, and "confidence/1" to "confidence/5". */
export function judgeSurvey({ questions }: Survey, chosen: readonly string[]): Verdict {
  if (chosen.length === 0) return { kind: 'nothing chosen' }
  const asked = [
    ...questions.map(({ id, options }) => options.map((option) => `${id}/${option.id}`)),
    [1, 2, 3, 4, 5].map((step) => `confidence/${step}`),
  ]
  if (chosen.some((each) => !asked.flat().includes(each))) return { kind: 'unknown option' }
  if (!asked.every((options) => options.filter((option) => chosen.includes(option)).length === 1)) {
    return { kind: 'nothing chosen' }
  }
  const rights = questions.flatMap(({ id, options }) =>
    options.filter(({ right }) => right).map((option) => `${id}/${option.id}`),
  )
  return { kind: rights.every((each) => chosen.includes(each)) ? 'right' : 'wrong' }
}

/** A question with one right option lets one choose one; with several, several. */
export function allowsSeveral(question: Question): boolean {
  return question.options.filter((option) => option.right).length > 1
}
