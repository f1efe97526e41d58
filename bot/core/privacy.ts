// Which departments are shown together, and what is said of a group instead of how many were right in it.
import { addFigures, type DepartmentCounts, type Figures } from './figures.ts'
import { type PublishedGroup, type RightFigure, smallestBatch } from './publication.ts'

/** A group with fewer people is shown together with others. */
export const smallestGroup = 5

export interface Group {
  /** A department's name; null: several small ones together. */
  readonly department: string | null
  readonly members: readonly DepartmentCounts[]
}

/** How many were right, of as many answers as have been published; or why that isn't shown. */
export type RightShown =
  | ({ readonly kind: 'shown' } & RightFigure)
  | { readonly kind: 'hidden'; readonly why: Hidden }

export type Hidden =
  | 'no answers'
  /** Fewer than five are to have the lesson. */
  | 'few people'
  /** Fewer than five have answered. */
  | 'few answers'
  /** Five or more have, but not yet five whose answers are new in one and the same group. */
  | 'waiting for more answers'

export interface FiguresShown extends Figures {
  readonly right: RightShown
}

/**
 * Departments of fewer than five together, with the smallest of the others if they are still too few; the others each
 * on its own, in the order they come in. Nobody is left out: the groups' figures add up to the whole.
 */
export function groupDepartments(all: readonly DepartmentCounts[]): Group[] {
  const { alone, together } = groupBySize(all, ({ figures }) => figures.eligible)
  return [
    ...alone.map((each) => ({ department: each.department, members: [each] })),
    ...(together.length > 0 ? [{ department: null, members: together }] : []),
  ]
}

/** Those with nobody in them are left out. */
export function groupBySize<T>(
  all: readonly T[],
  peopleIn: (department: T) => number,
): { readonly alone: readonly T[]; readonly together: readonly T[] } {
  const departments = all.filter((each) => peopleIn(each) > 0)
  const bySize = [...departments].sort((a, b) => peopleIn(a) - peopleIn(b))
  const together = bySize.slice(0, howManyTogether(bySize.map(peopleIn)))
  return { alone: departments.filter((each) => !together.includes(each)), together }
}

function howManyTogether(rising: readonly number[]): number {
  const small = rising.filter((size) => size < smallestGroup).length
  if (small === 0) return 0
  let people = 0
  const enough = rising.findIndex((size) => {
    people += size
    return people >= smallestGroup
  })
  return Math.max(small, enough + 1)
}

export function showGroup(group: Group, published: readonly PublishedGroup[]): FiguresShown {
  return show(group.members, publishedOf(group, published))
}

/** What has been published of a group, or of its members before they were shown together. */
export function publishedOf(
  { department, members }: Group,
  published: readonly PublishedGroup[],
): readonly PublishedGroup[] {
  const names = [department, ...members.map((member) => member.department)]
  return published.filter((each) => names.includes(each.department))
}

/** The whole is what the groups published add up to, so nothing is left to be had by taking them from it. */
export function showWhole(
  departments: readonly DepartmentCounts[],
  published: readonly PublishedGroup[],
): FiguresShown {
  return show(departments, published)
}

function show(departments: readonly DepartmentCounts[], published: readonly PublishedGroup[]): FiguresShown {
  const figures = addFigures(departments.map((each) => each.figures))
  return { ...figures, right: showRight(figures, published) }
}

function showRight({ answered, eligible }: Figures, published: readonly PublishedGroup[]): RightShown {
  if (published.length > 0) return { kind: 'shown', ...addRight(published.map(({ right }) => right)) }
  if (answered === 0) return { kind: 'hidden', why: 'no answers' }
  if (eligible < smallestGroup) return { kind: 'hidden', why: 'few people' }
  return { kind: 'hidden', why: answered < smallestBatch ? 'few answers' : 'waiting for more answers' }
}

/** Figures of different groups or lessons added up. */
export function addRight(all: readonly RightFigure[]): RightFigure {
  const sum = (name: keyof RightFigure) => all.reduce((total, figure) => total + figure[name], 0)
  return { answered: sum('answered'), atLeast: sum('atLeast'), atMost: sum('atMost') }
}
