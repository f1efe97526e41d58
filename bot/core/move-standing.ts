// What happens to a standing when its learner moves, leaves or comes back, and what of it is counted where.
import { countedUnder, parseItemId } from './item.ts'
import { type ItemStanding, isOver, repetitionIn, type Standing } from './standing.ts'
import { countEligible, countMove, type Tally } from './tally.ts'
import type { Millis } from './timetable.ts'

/** What is over stays counted where it was, and the rest goes along to the new department. */
export function moveStanding(standing: Standing, department: string): Standing {
  if (standing.department === department) return standing
  const items = mapItems(standing, (item) =>
    isOver(item) && item.department === undefined ? { ...item, department: standing.department } : item,
  )
  return { ...standing, department, items }
}

/** From now on nothing goes out: what was over stays, what was open or waiting is as if it had never been. */
export function endStanding(standing: Standing, now: Millis): Standing {
  return { ...standing, ended: now, items: mapItems(standing, (item) => (isOver(item) ? item : undefined)) }
}

/** The learner takes part again, and goes on where they were. */
export function resumeStanding({ ended: _, ...standing }: Standing): Standing {
  return standing
}

/** Counts all of a standing that belongs to the tally's lesson, or with -1 takes it out. */
export function countStanding(tally: Tally, standing: Standing, by: 1 | -1): Tally {
  const step = standing.items[tally.lesson]
  const isCounted = standing.ended === undefined || (step !== undefined && isOver(step))
  const counted = isCounted ? countEligible(tally, step?.department ?? standing.department, by) : tally
  return Object.entries(standing.items)
    .filter(([id]) => belongsTo(tally, id))
    .reduce((sum, [id, item]) => {
      const department = item.department ?? standing.department
      const [from, to] = by === 1 ? [undefined, item] : [item, undefined]
      return countMove(sum, department, repetitionIn(id), from, to)
    }, counted)
}

function belongsTo({ lesson }: Tally, id: string): boolean {
  const item = parseItemId(id)
  return item !== undefined && countedUnder(item) === lesson
}

function mapItems(
  { items }: Standing,
  to: (item: ItemStanding) => ItemStanding | undefined,
): Standing['items'] {
  return Object.fromEntries(
    Object.entries(items).flatMap(([id, item]) => {
      const mapped = to(item)
      return mapped ? [[id, mapped]] : []
    }),
  )
}
