// The lessons to talk about: what most people get wrong, with conviction or not, and what they forget.
import type { Lesson, Text } from './course.ts'
import { showOptions } from './lesson-figures.ts'
import type { LessonMemory } from './memory.ts'
import type { PublishedGroup, RightFigure } from './publication.ts'

/** One that most often goes wrong at first, the worst first. */
export interface OftenWrong {
  readonly id: string
  readonly number: number
  readonly title: Text
  readonly right: RightFigure
  /** The wrong option most often chosen, where the options are told. */
  readonly mostChosen?: {
    readonly option: string
    readonly text: Text
    readonly chosen: number
    readonly answered: number
  }
  /** That option draws half of the wrong answers or more, and a fifth of all: people are sure of it, and wrong. */
  readonly isWithConviction: boolean
}

/** One that was right at first and is most often wrong later, the worst first. */
export interface OftenForgotten {
  readonly id: string
  readonly number: number
  readonly title: Text
  /** When it came back after a right answer. */
  readonly recall: RightFigure
  readonly forecast: number
}

/** The list of what goes wrong is for a meeting, not for an archive. */
const longestList = 5
/** Below this share of right answers a lesson is worth talking about. */
const wellKnown = 0.8

interface Asked {
  readonly memory: LessonMemory
  readonly lesson: Lesson
  readonly published: readonly PublishedGroup[]
}

/** Those that fewer than four in five got right. */
export function oftenWrong(all: readonly Asked[]): OftenWrong[] {
  return worst(all.flatMap(wrongAtFirst), ({ right }) => right)
}

/** Those that fewer than four in five still got right. */
export function oftenForgotten(all: readonly LessonMemory[]): OftenForgotten[] {
  return worst(all.flatMap(forgotten), ({ recall }) => recall)
}

function wrongAtFirst({ memory, lesson, published }: Asked): OftenWrong[] {
  const { id, number, title, first } = memory
  if (first.kind === 'hidden' || share(first) >= wellKnown) return []
  const { answered, atLeast, atMost } = first
  return [{ id, number, title, right: { answered, atLeast, atMost }, ...mostChosenWrong(lesson, published) }]
}

function mostChosenWrong(
  { question }: Lesson,
  published: readonly PublishedGroup[],
): Pick<OftenWrong, 'mostChosen' | 'isWithConviction'> {
  const options = showOptions(published, question.id)
  if (options.kind === 'hidden') return { isWithConviction: false }
  const { answered, chosen } = options
  const countOf = (option: { readonly id: string }) => chosen[option.id] ?? 0
  const [most] = question.options.filter(({ right }) => !right).sort((a, b) => countOf(b) - countOf(a))
  if (!most || countOf(most) === 0) return { isWithConviction: false }
  // Where several options are right, whoever left one of them out was wrong.
  const wrong = answered - Math.min(...question.options.filter(({ right }) => right).map(countOf))
  return {
    mostChosen: { option: most.id, text: most.text, chosen: countOf(most), answered },
    isWithConviction: countOf(most) * 2 >= wrong && countOf(most) * 5 >= answered,
  }
}

function forgotten({ id, number, title, gaps }: LessonMemory): OftenForgotten[] {
  const gap = gaps.find((each) => each.gap === 'after right')
  if (gap?.recall.kind !== 'shown' || share(gap.recall) >= wellKnown) return []
  const { answered, atLeast, atMost } = gap.recall
  return [{ id, number, title, recall: { answered, atLeast, atMost }, forecast: gap.forecast }]
}

function worst<T>(rows: readonly T[], figure: (row: T) => RightFigure): T[] {
  return rows.toSorted((a, b) => share(figure(a)) - share(figure(b))).slice(0, longestList)
}

/** The middle of what is possible. */
function share({ answered, atLeast, atMost }: RightFigure): number {
  return (atLeast + atMost) / 2 / answered
}
