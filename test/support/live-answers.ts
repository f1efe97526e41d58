// Lives through a story with the real rules: everything the leader is shown, look after look, and which answers each
// published figure covers.
import { ripeningOf } from '../../bot/core/memory-gaps.ts'
import { publishRecall } from '../../bot/core/memory-publication.ts'
import { countSteps, type Overview } from '../../bot/core/overview.ts'
import { groupDepartments } from '../../bot/core/privacy.ts'
import { nothingPublished, type Publication, publish, type RightFigure } from '../../bot/core/publication.ts'
import { countRecall, type MemoryGap, memoryGaps } from '../../bot/core/recall-counts.ts'
import type { DepartmentTally, Tally } from '../../bot/core/tally.ts'
import type { Looked } from '../../bot/flows/look-at-figures.ts'
import { showLessonFigures } from '../../bot/flows/show-lesson-figures.ts'
import { showMemory } from '../../bot/flows/show-memory.ts'
import { overviewOf } from '../../bot/flows/show-overview.ts'
import { showReport } from '../../bot/flows/show-report.ts'
import { csvOf } from '../../bot/http/report-csv.ts'
import { reportTables } from '../../bot/http/report-tables.ts'
import { at, course, lesson, running } from './builders.ts'
import type { Given, Repeated, Story } from './random-answering.ts'
import { answered } from './standings.ts'

const stad = running(course('stad', { lessons: [lesson('ett')] }))
const day = 24 * 60 * 60 * 1000

/** A batch as somebody knows it who watches the building: who answered, and what was shown of it. */
export interface Batch {
  readonly department: string | null
  readonly people: readonly number[]
  readonly atLeast: number
  readonly atMost: number
  /** The options chosen are told up to here. */
  readonly endsOptions: boolean
}

/** What was told at a look of those to whom the question had come back. */
export interface RecallTold {
  readonly gap: MemoryGap
  /** Counted from 0. */
  readonly look: number
  readonly figure: RightFigure
}

export interface Lived {
  /** What has gone out to the leader: at each look all that every page was given. */
  readonly responses: readonly string[]
  readonly batches: readonly Batch[]
  readonly recalls: readonly RecallTold[]
}

export function liveAnswers(story: Story): Lived {
  const departments = new Map<string, DepartmentTally>()
  const workplaces: string[] = []
  const answeredIn = new Map<string, number[]>()
  const hasAnswered = new Set<number>()
  const responses: string[] = []
  const batches: Batch[] = []
  const recalls: RecallTold[] = []
  const firstAnswers = new Map<number, boolean>()
  let now = at('2026-09-08 09:00')
  let recall: Tally = { course: 'stad', lesson: 'ett', departments: {} }
  let publication = nothingPublished('stad', 'ett')

  const change = (name: string, how: (counts: DepartmentTally) => DepartmentTally) =>
    departments.set(name, how(departments.get(name) ?? none))
  const grow = (name: string, by: number) =>
    change(name, (counts) => ({ ...counts, eligible: counts.eligible + by }))

  function take({ person, right, options }: Given): void {
    const name = workplaces[person] ?? ''
    hasAnswered.add(person)
    firstAnswers.set(person, right)
    answeredIn.set(name, [...(answeredIn.get(name) ?? []), person])
    change(name, (counts) => ({
      ...counts,
      states: { answered: (counts.states.answered ?? 0) + 1 },
      right: counts.right + (right ? 1 : 0),
      options: { ...counts.options, ...Object.fromEntries(options.map((id) => one(counts, `main/${id}`))) },
    }))
  }

  function repeat({ person, nth, right }: Repeated): void {
    const standing = {
      joined: 0,
      department: 'Skola',
      items: { ett: answered(0, firstAnswers.get(person) ?? false) },
    }
    recall = countRecall(recall, standing, `ett.r${nth}`, answered(now, right))
  }

  function look(): void {
    const slices = [{ tallies: [{ ...recall, departments: Object.fromEntries(departments) }] }]
    const [counted] = countSteps(slices, [stad])
    if (!counted) throw new Error('The lesson has no counts.')
    for (const group of groupDepartments(counted.departments)) {
      const next = publish(publication, [group])
      if (next !== publication) batches.push(batchBetween(publication, next, group.department, answeredIn))
      publication = next
    }
    const before = publication.recall?.gaps ?? {}
    publication = publishRecall(publication, counted.recalled, ripeningOf(stad, now))
    for (const gap of memoryGaps) {
      const figure = publication.recall?.gaps[gap]
      if (figure && figure !== before[gap]) recalls.push({ gap, look: responses.length, figure })
    }
    const { groups: published, recall: told } = publication
    const steps = [{ ...counted, published, ...(told && { recall: told }) }]
    const looked: Looked = { at: now, slices, courses: [{ running: stad, steps, surveyed: [] }] }
    responses.push(allPages(looked))
    assertWhole(overviewOf(looked), publication)
  }

  for (const each of story) {
    if (each.kind === 'join') {
      workplaces.push(...Array.from({ length: each.people }, () => each.department))
      grow(each.department, each.people)
    } else if (each.kind === 'move' && !hasAnswered.has(each.person)) {
      grow(workplaces[each.person] ?? '', -1)
      workplaces[each.person] = each.to
      grow(each.to, 1)
    } else if (each.kind === 'answer') each.answers.forEach(take)
    else if (each.kind === 'repeat') each.answers.forEach(repeat)
    else if (each.kind === 'wait') now += each.days * day
    else if (each.kind === 'look') look()
  }
  return { responses, batches, recalls }
}

const none: DepartmentTally = { eligible: 0, states: {}, right: 0, options: {}, repetitions: {} }

function one({ options }: DepartmentTally, option: string) {
  return [option, (options[option] ?? 0) + 1] as const
}

/** As JSON and as a file: whatever a reader can ask for at that moment. */
export function allPages(looked: Looked): string {
  const report = showReport(looked, 'stad')
  return JSON.stringify({
    overview: overviewOf(looked),
    lesson: showLessonFigures(looked, { course: 'stad', lesson: 'ett' }, (card) => card),
    memory: showMemory(looked, 'stad'),
    report,
    file: report && csvOf(reportTables(report, 'sv')),
  })
}

/** Who answered in a department is known in the order they did. */
function batchBetween(
  before: Publication,
  after: Publication,
  department: string | null,
  answeredIn: ReadonlyMap<string, readonly number[]>,
): Batch {
  const people = Object.entries(after.counted).flatMap(([name, { answered }]) =>
    (answeredIn.get(name) ?? []).slice(before.counted[name]?.answered ?? 0, answered),
  )
  const of = ({ groups }: Publication) => groups.find((each) => each.department === department)
  const shown = of(after)
  if (!shown) throw new Error('A batch was published of a group that is not there.')
  const endsOptions = shown.options?.answered !== of(before)?.options?.answered
  return { department, people, atLeast: shown.right.atLeast, atMost: shown.right.atMost, endsOptions }
}

/** Rows that are shown may be fewer than have been published, but the whole is always what they all add up to. */
function assertWhole(overview: Overview, { groups }: Publication): void {
  const right = overview.courses[0]?.lessons[0]?.figures.right
  const answered = groups.reduce((sum, each) => sum + each.right.answered, 0)
  const isWhole = right?.kind === 'shown' ? right.answered === answered : answered === 0
  if (!isWhole) throw new Error(`The whole is shown as ${JSON.stringify(right)} of ${answered}.`)
}
