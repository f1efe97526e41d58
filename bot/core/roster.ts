// Who of the directory is to be trained. What becomes of those who come and go, the flow decides.
import type { Employee } from './employee.ts'
import type { LearnerId } from './learner.ts'

export type OutOfScope = 'guest' | 'disabled' | 'not in the groups'

type Person = Pick<Employee, 'id' | 'enabled' | 'guest'>

/** Why somebody is not to be trained; undefined when they are. Without `members` everybody is in the groups. */
export function outOfScope(
  { id, enabled, guest }: Person,
  members?: ReadonlySet<LearnerId>,
): OutOfScope | undefined {
  if (guest) return 'guest'
  if (!enabled) return 'disabled'
  return members && !members.has(id) ? 'not in the groups' : undefined
}

export function isInScope(person: Person, members?: ReadonlySet<LearnerId>): boolean {
  return outOfScope(person, members) === undefined
}
