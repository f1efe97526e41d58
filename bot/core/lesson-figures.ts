// One lesson as the leader sees it: its question, its figures by group, and what was chosen as far as it is published.
import type { Fact, Text } from './course.ts'
import type { MemoryGapShown } from './memory.ts'
import type { OverviewLesson } from './overview.ts'
import type { FiguresShown } from './privacy.ts'

/** What was chosen in the first so many published answers; or why that isn't shown. */
export type OptionsShown =
  | {
      readonly kind: 'shown'
      /** May be fewer than the right figure covers: options move in steps of ten. */
      readonly answered: number
      /** How often, by option id; with several right options these add up to more than `answered`. 0 is left out. */
      readonly chosen: Readonly<Record<string, number>>
    }
  | { readonly kind: 'hidden'; readonly why: OptionsHidden }

export type OptionsHidden =
  /** Fewer than ten answers have been published. */
  | 'few answers'
  /** How many were right isn't told exactly, since nearly all or nearly none were, or may have been. */
  | 'nearly all alike'

export interface GroupShown {
  /** `null` is several departments too small to be shown alone; an empty name, people without a department. */
  readonly department: string | null
  readonly figures: FiguresShown
  readonly options: OptionsShown
}

export interface LessonShown extends Omit<OverviewLesson, 'departments'> {
  readonly course: { readonly id: string; readonly title: Text }
  readonly question: {
    readonly text: Text
    readonly options: readonly { readonly id: string; readonly text: Text; readonly right: boolean }[]
  }
  /** Of the whole organisation: what the groups' options add up to. */
  readonly options: OptionsShown
  readonly departments: readonly GroupShown[]
  /** When it came back, in the order of MemoryGap. */
  readonly memory: readonly MemoryGapShown[]
  readonly facts: readonly Fact[]
  readonly edition: EditionShown
}

/**
 * Which wording people have before them. Cards that are still open are put right by themselves when a lesson changes;
 * answered ones stay as they were.
 */
export interface EditionShown {
  /** Changes with every word of the lesson. */
  readonly current: string
  /** Cards that are out and open, and follow the current edition. */
  readonly openCards: number
  /** How many first got it in which edition, the current one last; empty where that wasn't counted. */
  readonly sent: readonly { readonly edition: string; readonly cards: number }[]
}
