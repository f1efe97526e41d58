// Who of the directory is to be trained, and what a learner is to be by what the directory says of them.
// What becomes of those who come and go, the flow decides.
import type { Language } from './course.ts'
import type { Employee, EmployeeChange } from './employee.ts'
import type { Learner, LearnerId, Mailbox, Reach } from './learner.ts'
import type { Millis } from './timetable.ts'

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

/** What the directory says of somebody, as far as a learner has it. What is absent hasn't changed. */
export interface RosterEntry {
  readonly department?: string
  readonly language?: Language
  /** "told": the directory has an address and may just have changed it. */
  readonly mail?: 'none' | 'there' | 'told'
  readonly hasTeams?: boolean
}

export type WholeEntry = Required<RosterEntry>

/** In which the bot speaks to somebody whose language nobody has filled in. */
export const usualLanguage: Language = 'sv'

type DepartmentName = (spelled: string | null) => string

export function entryOf(employee: Employee, departmentName: DepartmentName): WholeEntry {
  const { department, language, mail, hasTeams } = employee
  return {
    department: departmentName(department),
    language: language ?? usualLanguage,
    mail: mail === null ? 'none' : 'there',
    hasTeams,
  }
}

export function entryOfChange(change: EmployeeChange, departmentName: DepartmentName): RosterEntry {
  const { department, language, mail, hasTeams } = change
  return {
    ...(department !== undefined && { department: departmentName(department) }),
    ...(language !== undefined && { language: language ?? usualLanguage }),
    ...(mail !== undefined && { mail: mail === null ? 'none' : 'told' }),
    ...(hasTeams !== undefined && { hasTeams }),
  }
}

export function isWhole(entry: RosterEntry): entry is WholeEntry {
  const { department, language, mail, hasTeams } = entry
  return [department, language, mail, hasTeams].every((each) => each !== undefined)
}

export interface RosterRules {
  /** Letters go out to those who have an address. */
  readonly letters: boolean
  readonly now: Millis
}

/** Somebody the directory has and the bot doesn't know yet. */
export function newLearner(
  id: LearnerId,
  entry: WholeEntry,
  { letters, now }: RosterRules,
  simulated: boolean,
): Learner {
  const { department, language, mail, hasTeams } = entry
  const reason = hasTeams ? 'not installed' : 'no licence'
  return {
    id,
    department,
    language,
    simulated,
    joined: now,
    reach: { kind: 'none', reason, since: now },
    ...(letters && mail !== 'none' && { mail: { since: now } }),
    standings: {},
  }
}

/** The learner as the directory has them, and no longer gone. The same object comes back if nothing differs. */
export function learnerAsOf(learner: Learner, entry: RosterEntry, { letters, now }: RosterRules): Learner {
  const { department = learner.department, language = learner.language, hasTeams } = entry
  const reach = hasTeams === undefined ? learner.reach : reachWith(hasTeams, learner.reach, now)
  const mail = entry.mail === undefined ? learner.mail : mailWith(entry.mail, letters, learner.mail, now)
  const isSame =
    learner.left === undefined &&
    department === learner.department &&
    language === learner.language &&
    reach === learner.reach &&
    mail === learner.mail
  if (isSame) return learner
  const { mail: _, left: __, ...rest } = learner
  return { ...rest, department, language, reach, ...(mail && { mail }) }
}

/** A chat is kept while there is no licence: it is the way back. */
function reachWith(hasTeams: boolean, reach: Reach, since: Millis): Reach {
  const { conversation } = reach
  const isWithout = reach.kind === 'none' && reach.reason === 'no licence'
  if (hasTeams === !isWithout) return reach
  if (!hasTeams) return { kind: 'none', reason: 'no licence', since, ...(conversation && { conversation }) }
  if (conversation) return { kind: 'teams', conversation, since }
  return { kind: 'none', reason: 'not installed', since }
}

/** So long is an address left alone that the post has refused; the directory may have mended it unseen. */
const refusalLasts: Millis = 30 * 24 * 60 * 60 * 1000

function mailWith(
  mail: WholeEntry['mail'],
  letters: boolean,
  before: Mailbox | undefined,
  now: Millis,
): Mailbox | undefined {
  if (!letters || mail === 'none') return undefined
  if (!before) return { since: now }
  if (before.refused === undefined) return before
  // The address is kept nowhere, so nobody can tell whether it is another: one more letter is tried.
  return mail === 'told' || before.refused + refusalLasts <= now ? { since: now } : before
}

/** By course id, who belongs to its audience; only those that could be found out. */
export type Audiences = ReadonlyMap<string, (id: LearnerId) => boolean>

/** What isn't known stays as it was. The same object comes back if nothing differs. */
export function inAudiences(learner: Learner, known: Audiences): Learner {
  const { audiences: before = [], ...rest } = learner
  const kept = before.filter((course) => !known.has(course))
  const found = [...known].filter(([, has]) => has(learner.id)).map(([course]) => course)
  const audiences = [...kept, ...found].sort()
  if (audiences.join() === before.toSorted().join()) return learner
  return audiences.length === 0 ? rest : { ...rest, audiences }
}

const suspiciousShare = 0.2
const suspiciousNumber = 20

/** What seems suspicious must be so in a second reading, no sooner than this. */
export const secondReadingAfter: Millis = 15 * 60 * 1000

/** So many don't leave on one day: it is more likely that the directory was read wrongly. */
export function isSuspicious(leavers: number, learners: number): boolean {
  return leavers > suspiciousNumber && leavers > learners * suspiciousShare
}
