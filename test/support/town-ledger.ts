// Holds what Droppe has against what a town knows of its people by itself, and throws where they differ.
import assert from 'node:assert/strict'
import type { Learner } from '../../bot/core/learner.ts'
import { addReach } from '../../bot/core/reach-counts.ts'
import type { RunningCourse } from '../../bot/core/running-course.ts'
import type { Tally } from '../../bot/core/tally.ts'
import { checkLedger } from '../../bot/flows/check-ledger.ts'
import { hasTeams } from '../../bot/local/licences.ts'
import type { Resident, Town } from './town.ts'

type Count = Map<string, number>

/** Who is there, where they work, what reaches them, and what they are counted among, course by course. */
export async function checkTown(
  town: Town,
  members: (course: RunningCourse, id: string) => boolean,
): Promise<void> {
  const { learners } = town
  const slices = await Promise.all(
    Array.from({ length: learners.slices }, (_, slice) => learners.readSlice(slice)),
  )
  const all = slices.flatMap((rows) => rows.learners.map(({ value }) => value))
  const here = all.filter(({ left }) => left === undefined)
  const wanted = town.inScope()

  assert.deepEqual(
    sorted(here.map(whereOf)),
    sorted(wanted.map((each) => `${each.account.id} ${each.department}`)),
  )
  assert.deepEqual(reachIn(slices.map(({ mark }) => mark?.value.reach ?? {})), countOf(wanted.map(wayOf)))
  assert.deepEqual(talliesIn(town, slices), expectedTallies(town, members))
  await checkLedger(learners, town.courses, town.erased)
}

function whereOf({ id, department }: Learner): string {
  return `${id} ${department}`
}

/** By which way they are to be reached, if letters go out. */
function wayOf({ account, chat, department }: Resident): string {
  const reason = noneBecause(account, chat)
  if (reason === undefined) return `${department}|teams`
  return `${department}|${account.mail === null ? 'none' : 'letter'}/${reason}`
}

function noneBecause({ licence }: Resident['account'], chat: Resident['chat']): string | undefined {
  if (!hasTeams(licence)) return 'no licence'
  if (chat === 'none') return 'not installed'
  return chat === 'open' ? undefined : chat
}

function reachIn(slices: Parameters<typeof addReach>[0]): Count {
  const sum: Count = new Map()
  for (const [department, ways] of Object.entries(addReach(slices))) {
    for (const [way, months] of Object.entries(ways)) {
      for (const count of Object.values(months)) add(sum, `${department}|${way}`, count)
    }
  }
  return sum
}

type Slices = readonly {
  readonly tallies: readonly { readonly value: Tally }[]
}[]

function talliesIn({ courses }: Town, slices: Slices): Count {
  const sum: Count = new Map()
  const ids = new Set(courses.map(({ course }) => course.id))
  for (const { value } of slices.flatMap(({ tallies }) => tallies)) {
    if (!ids.has(value.course)) continue
    for (const [department, { eligible, states }] of Object.entries(value.departments)) {
      const place = `${value.course}/${value.lesson}/${department}`
      add(sum, `${place} eligible`, eligible)
      add(sum, `${place} answered`, states.answered ?? 0)
    }
  }
  return sum
}

/** Answers stay where they were given, and their givers with them; all others are counted where they work today. */
function expectedTallies(town: Town, members: (course: RunningCourse, id: string) => boolean): Count {
  const sum: Count = new Map()
  const answered = new Set(
    town.answers.map(({ course, lesson, learner }) => `${course}/${lesson}/${learner}`),
  )
  for (const { course, lesson, department } of town.answers) {
    add(sum, `${course}/${lesson}/${department} eligible`, 1)
    add(sum, `${course}/${lesson}/${department} answered`, 1)
  }
  for (const { account, department } of town.inScope()) {
    for (const running of town.courses) {
      if (!members(running, account.id)) continue
      for (const { id: step } of running.steps) {
        const { id: course } = running.course
        if (!answered.has(`${course}/${step}/${account.id}`))
          add(sum, `${course}/${step}/${department} eligible`, 1)
      }
    }
  }
  return sum
}

function countOf(names: readonly string[]): Count {
  const sum: Count = new Map()
  for (const name of names) add(sum, name, 1)
  return sum
}

/** What is 0 is left out. */
function add(sum: Count, name: string, by: number): void {
  const count = (sum.get(name) ?? 0) + by
  if (count === 0) sum.delete(name)
  else sum.set(name, count)
}

function sorted(names: readonly string[]): string[] {
  return names.toSorted()
}
