// The ids of items: what a learner may get in a course, as one word that can be part of a table key.

export type SurveyId = 'survey.baseline' | 'survey.follow-up'

export type Item =
  | { readonly kind: 'survey'; readonly id: SurveyId }
  | { readonly kind: 'lesson'; readonly lesson: string }
  /** `nth` counts from 1. */
  | { readonly kind: 'repetition'; readonly lesson: string; readonly nth: number }

export const baseline: SurveyId = 'survey.baseline'
export const followUp: SurveyId = 'survey.follow-up'

/** Lesson ids have no dots, so the ids of other items can't be mistaken for one. */
export function itemId(item: Item): string {
  switch (item.kind) {
    case 'survey':
      return item.id
    case 'lesson':
      return item.lesson
    case 'repetition':
      return `${item.lesson}.r${item.nth}`
  }
}

export function parseItemId(id: string): Item | undefined {
  if (id === baseline || id === followUp) return { kind: 'survey', id }
  const [lesson, repetition, ...rest] = id.split('.')
  if (!lesson || rest.length > 0) return undefined
  if (repetition === undefined) return { kind: 'lesson', lesson }
  const nth = /^r([1-9]\d{0,2})$/.exec(repetition)?.[1]
  return nth === undefined ? undefined : { kind: 'repetition', lesson, nth: Number(nth) }
}

/** What an item is counted under: its lesson, or the survey itself. */
export function countedUnder(item: Item): string {
  return item.kind === 'survey' ? item.id : item.lesson
}

/** On a card that is only tried out: nobody's item, so that no answer to it can count. */
export function draftItem(lesson: string): string {
  return `${lesson}.draft`
}

export function isDraftItem(id: string): boolean {
  return id.endsWith('.draft')
}
