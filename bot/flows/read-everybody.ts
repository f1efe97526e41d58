// Reads the whole directory and keeps of it what the roster needs, by slice: some 200 bytes for each employee.
import type { LearnerId } from '../core/learner.ts'
import { entryOf, type OutOfScope, outOfScope, type WholeEntry } from '../core/roster.ts'
import { type SliceId, sliceOf } from '../core/slice.ts'
import type { BrokenOff, RosterWorld } from './roster-world.ts'

export interface Everybody {
  readonly kind: 'everybody'
  /** Those in scope. A slice without anybody is left out. */
  readonly slices: ReadonlyMap<SliceId, ReadonlyMap<LearnerId, WholeEntry>>
  /** All that were read, those out of scope among them. */
  readonly found: number
  readonly outOfScope: Readonly<Partial<Record<OutOfScope, number>>>
  /** How many in scope work in each department, by its name. */
  readonly departments: ReadonlyMap<string, number>
}

type World = Pick<RosterWorld, 'employees' | 'learners' | 'departmentName'>

/** Whoever isn't there has left: so it is all of them or trouble. */
export async function readEverybody(world: World, signal: AbortSignal): Promise<Everybody | BrokenOff> {
  const { employees, learners } = world
  const slices = new Map<SliceId, Map<LearnerId, WholeEntry>>()
  const out: Partial<Record<OutOfScope, number>> = {}
  const departments = new Map<string, number>()
  const departmentName = rememberingNames(world.departmentName)
  let found = 0
  for await (const page of employees.readAll()) {
    if (signal.aborted) return { kind: 'stopped' }
    if (page.kind === 'complete') return { kind: 'everybody', slices, found, outOfScope: out, departments }
    if (page.kind !== 'page') return { kind: 'trouble', trouble: page }
    for (const employee of page.employees) {
      found++
      const reason = outOfScope(employee)
      if (reason) {
        out[reason] = (out[reason] ?? 0) + 1
        continue
      }
      const entry = entryOf(employee, departmentName)
      const slice = sliceOf(employee.id, learners.slices)
      const members = slices.get(slice) ?? new Map<LearnerId, WholeEntry>()
      if (!members.has(employee.id))
        departments.set(entry.department, (departments.get(entry.department) ?? 0) + 1)
      slices.set(slice, members.set(employee.id, entry))
    }
  }
  return { kind: 'trouble', trouble: { kind: 'failed', reason: 'the list of employees has no end' } }
}

/** One text for a department's name, however many work there. */
function rememberingNames(departmentName: RosterWorld['departmentName']) {
  const names = new Map<string | null, string>()
  return (spelled: string | null): string => {
    const known = names.get(spelled)
    if (known !== undefined) return known
    const name = departmentName(spelled)
    names.set(spelled, name)
    return name
  }
}
