// One lesson as the leader sees it: its question, its figures by group, and what was chosen as far as it is published.
import type { Fact, Lesson, Text } from './course.ts'
import { type MemoryGapShown, showMemoryGaps } from './memory-gaps.ts'
import type { LessonPublished } from './overview.ts'
import { type OverviewLesson, showLessons } from './overview-lesson.ts'
import { type FiguresShown, groupDepartments, publishedOf } from './privacy.ts'
import { type PublishedGroup, smallestOptionsBatch } from './publication.ts'
import type { RunningCourse } from './running-course.ts'
import type { Millis } from './timetable.ts'

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
    readonly id: string
    readonly text: Text
    readonly options: readonly { readonly id: string; readonly text: Text; readonly right: boolean }[]
  }
  /** Of the whole organisation: what the groups' options add up to. */
  readonly options: OptionsShown
  readonly departments: readonly GroupShown[]
  /** When it came back, of the whole organisation. */
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

/** Undefined where the course has no such lesson. */
export function showLesson(
  running: RunningCourse,
  counts: LessonPublished,
  now: Millis,
): LessonShown | undefined {
  const lesson = running.course.lessons.find(({ id }) => id === counts.lesson)
  const row = showLessons(running, (id) => (id === counts.lesson ? counts : undefined), now).find(
    ({ id }) => id === counts.lesson,
  )
  if (!lesson || !row) return undefined
  const { question } = lesson
  const groups = groupDepartments(counts.departments)
  return {
    ...row,
    course: { id: running.course.id, title: running.course.title },
    question: {
      id: question.id,
      text: question.text,
      options: question.options.map(({ id, text, right }) => ({ id, text, right })),
    },
    options: showOptions(counts.published, question.id),
    departments: row.departments.map((each, i) => {
      const group = groups[i]
      return { ...each, options: showOptions(group ? publishedOf(group, counts.published) : [], question.id) }
    }),
    memory: showMemoryGaps(running, lesson, counts, now),
    facts: lesson.facts,
    edition: showEdition(lesson, row, counts.editions),
  }
}

/** What the options of these groups add up to; of each as far as they have been told. */
export function showOptions(published: readonly PublishedGroup[], question: string): OptionsShown {
  const told = published.flatMap(({ options }) => (options ? [options] : []))
  if (told.length === 0) {
    const isEnough = published.some(({ right }) => right.answered >= smallestOptionsBatch)
    return { kind: 'hidden', why: isEnough ? 'nearly all alike' : 'few answers' }
  }
  const chosen: Record<string, number> = {}
  for (const options of told) {
    for (const [name, count] of Object.entries(options.chosen)) {
      const option = name.slice(question.length + 1)
      if (name.startsWith(`${question}/`)) chosen[option] = (chosen[option] ?? 0) + count
    }
  }
  return { kind: 'shown', answered: told.reduce((sum, { answered }) => sum + answered, 0), chosen }
}

function showEdition(
  { edition }: Lesson,
  { figures }: OverviewLesson,
  editions: LessonPublished['editions'],
): EditionShown {
  const older = Object.entries(editions).filter(([name]) => name !== edition)
  const current = editions[edition]
  return {
    current: edition,
    openCards: figures.sent + figures.unknown,
    sent: [
      ...older.map(([name, cards]) => ({ edition: name, cards })),
      ...(current === undefined ? [] : [{ edition, cards: current }]),
    ],
  }
}
