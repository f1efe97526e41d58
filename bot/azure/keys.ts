// The only maker of table keys. A learner's rows and the tallies they move share a partition: the slice.
import type { SliceId } from '../core/slice.ts'

export function slicePartition(slice: SliceId): string {
  return `s${String(slice).padStart(4, '0')}`
}

export const markKey = 'm|'

export function learnerKey(learner: string): string {
  return `l|${part(learner)}`
}

export function answerKey(learner: string, course: string, item: string): string {
  return `a|${part(learner)}|${part(course)}|${part(item)}`
}

/** One learner's answers: "}" comes right after "|". */
export function answersRange(learner: string) {
  return { from: `a|${part(learner)}|`, below: `a|${part(learner)}}` } as const
}

/** Every answer in a slice. */
export const sliceAnswersRange = { from: 'a|', below: 'a}' } as const

export function tallyKey(course: string, lesson: string): string {
  return `t|${part(course)}|${part(lesson)}`
}

/** All learners, the mark and the tallies lie side by side; the answers before them are left out. */
export const sliceRange = { from: 'l|', below: 'u' } as const
/** The mark and the tallies alone. */
export const countsRange = { from: markKey, below: 'u' } as const

export const pacePartition = 'pace'
export const paceKey = 'state'
export const rosterPartition = 'roster'
export const rosterKey = 'state'
export const letterPaceKey = 'letters'
export const leasePartition = 'lease'

/** After all courses' ids, which begin with a small letter or a digit. */
export const trailRange = { from: '~', below: '~~' } as const

/** The latest comes first: it counts down to the year 33658. No two are the same. */
export function trailKey(at: number): string {
  return `~${String(1e15 - at).padStart(16, '0')} ${crypto.randomUUID()}`
}

export const lessonPartition = 'lesson'
/** Changes with every edit of a lesson. */
export const lessonRevisionKey = 'revision'
/** What counts now of every file that has been written in the tab. */
export const lessonsRange = { from: 'e|', below: 'e}' } as const

export function lessonKey(course: string, file: string): string {
  return `e|${part(course)}|${part(file)}`
}

/** A version of a file; the ids run backwards, as the trail does. */
export function lessonVersionKey(course: string, file: string, id: string): string {
  return `v|${part(course)}|${part(file)}|${part(id)}`
}

export function lessonVersionId(at: number): string {
  return `${String(1e15 - at).padStart(16, '0')}.${crypto.randomUUID()}`
}

export function lessonVersionsRange(course: string, file: string) {
  return { from: `v|${part(course)}|${part(file)}|`, below: `v|${part(course)}|${part(file)}}` } as const
}

/** Any words as a key, no two the same: what a key can't hold, or only at a risk, is written as its number. */
export function wordsKey(words: string): string {
  const key = words.replace(/[^\w.-]|_/g, (char) => `_${char.codePointAt(0)?.toString(16)}_`)
  if (key === '' || key.length > 500)
    throw new Error(`"${words.slice(0, 80)}" can't be a table key: 1 to 500 characters.`)
  return key
}

/** Keys may hold no / \ # ? nor control characters (Azure), no quotes (our filters), and | is our separator. */
function part(id: string): string {
  if (!/^[\w.:@-]{1,200}$/.test(id)) throw new Error(`"${id.slice(0, 80)}" can't be part of a table key.`)
  return id
}
