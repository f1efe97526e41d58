// What may be shown of groups: never one person's answer.
import type { Figures, FiguresShown } from './overview.ts'

/** A group with fewer members is shown together with others. */
const smallestGroup = 5
/** With fewer answers than this a group's right answers are not shown. */
const fewestAnswers = 5

export interface Group<F = Figures> {
  /** A department's name; null: several small ones together. */
  readonly department: string | null
  readonly figures: F
}

/**
 * Merges departments of fewer than five into one group, with the smallest of the others if they are still too few
 * together, and hides how many were right where fewer than five have answered.
 * Promised: no group of fewer than five is shown on its own, and no right answers of fewer than five.
 * Not promised yet: that a hidden figure can't be worked out from two views, or from the total less the groups shown.
 */
export function protectGroups(groups: readonly Group[]): Group<FiguresShown>[] {
  const bySize = [...groups].sort((a, b) => a.figures.eligible - b.figures.eligible)
  const merged: Group[] = []
  let size = 0
  while (
    bySize[0] &&
    (bySize[0].figures.eligible < smallestGroup || (merged.length > 0 && size < smallestGroup))
  ) {
    const [smallest] = bySize.splice(0, 1)
    if (!smallest) break
    merged.push(smallest)
    size += smallest.figures.eligible
  }
  const shown = groups.filter((group) => !merged.includes(group))
  const together =
    merged.length > 0 ? [{ department: null, figures: addUp(merged.map(({ figures }) => figures)) }] : []
  return [...shown, ...together].map(({ department, figures }) => ({
    department,
    figures: withoutFewAnswers(figures),
  }))
}

function withoutFewAnswers(figures: Figures): FiguresShown {
  return figures.answered > 0 && figures.answered < fewestAnswers ? { ...figures, right: null } : figures
}

function addUp(all: readonly Figures[]): Figures {
  const sum = (name: keyof Figures) => all.reduce((total, figures) => total + figures[name], 0)
  return {
    eligible: sum('eligible'),
    waiting: sum('waiting'),
    underway: sum('underway'),
    sent: sum('sent'),
    answered: sum('answered'),
    expired: sum('expired'),
    unreached: sum('unreached'),
    unknown: sum('unknown'),
    right: sum('right'),
  }
}
