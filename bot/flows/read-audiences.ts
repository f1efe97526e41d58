// Finds out who belongs to the audience of each running course that has one.
import { createHash } from 'node:crypto'
import type { Audience } from '../core/course.ts'
import type { EmployeeDirectory, Members, ReadTrouble } from '../core/employee.ts'
import type { LearnerId } from '../core/learner.ts'
import type { Audiences } from '../core/roster.ts'
import type { RunningCourse } from '../core/running-course.ts'

export interface ReadAudiences {
  readonly audiences: Audiences
  /** By course id: two of them are the same if the same people are in the audience. */
  readonly digests: Readonly<Record<string, string>>
  /** One of those that there were: the courses it concerns are left out above. */
  readonly trouble?: ReadTrouble
}

export async function readAudiences(
  employees: Pick<EmployeeDirectory, 'membersOf'>,
  courses: readonly RunningCourse[],
): Promise<ReadAudiences> {
  const audiences = new Map<string, (id: LearnerId) => boolean>()
  const digests: Record<string, string> = {}
  let trouble: ReadTrouble | undefined
  for (const { course, audience } of courses) {
    if (!audience) continue
    const { include, people = [] } = audience
    const isForMost = include.length === 0 && people.length === 0
    const read = await membersOf(employees, audience, isForMost)
    if (read.kind !== 'members') {
      trouble = read
      continue
    }
    const { ids } = read
    audiences.set(course.id, (id) => ids.has(id) !== isForMost)
    digests[course.id] = digestOf(ids, isForMost)
  }
  return { audiences, digests, ...(trouble && { trouble }) }
}

/** Those who are in it, or where it is for most, those who aren't. */
async function membersOf(
  employees: Pick<EmployeeDirectory, 'membersOf'>,
  { include, exclude }: Audience,
  isForMost: boolean,
): Promise<Members> {
  return employees.membersOf(isForMost ? { include: exclude, exclude: [] } : { include, exclude })
}

function digestOf(ids: ReadonlySet<LearnerId>, isForMost: boolean): string {
  const hash = createHash('sha256').update(isForMost ? 'all but' : 'only')
  for (const id of [...ids].sort()) hash.update(` ${id}`)
  return hash.digest('base64url')
}
