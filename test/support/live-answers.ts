// Lives through a story with the real rules: everything the leader is shown, look after look, and which answers each
// published figure covers.
import { countLessons, createOverview, type Overview } from '../../bot/core/overview.ts'
import { groupDepartments } from '../../bot/core/privacy.ts'
import { nothingPublished, type Publication, publish } from '../../bot/core/publication.ts'
import type { DepartmentTally, Tally } from '../../bot/core/tally.ts'
import { course, lesson, running } from './builders.ts'
import type { Given, Story } from './random-answering.ts'

const courses = [running(course('stad', { lessons: [lesson('ett')] }))]

/** A batch as somebody knows it who watches the building: who answered, and what was shown of it. */
export interface Batch {
  readonly department: string | null
  readonly people: readonly number[]
  readonly atLeast: number
  readonly atMost: number
  /** The options chosen are told up to here. */
  readonly endsOptions: boolean
}

export interface Lived {
  /** What has gone out to the leader, as JSON. */
  readonly responses: readonly string[]
  readonly batches: readonly Batch[]
}

export function liveAnswers(story: Story): Lived {
  const departments = new Map<string, DepartmentTally>()
  const workplaces: string[] = []
  const answeredIn = new Map<string, number[]>()
  const hasAnswered = new Set<number>()
  const responses: string[] = []
  const batches: Batch[] = []
  let publication = nothingPublished('stad', 'ett')

  const change = (name: string, how: (counts: DepartmentTally) => DepartmentTally) =>
    departments.set(name, how(departments.get(name) ?? none))
  const grow = (name: string, by: number) =>
    change(name, (counts) => ({ ...counts, eligible: counts.eligible + by }))

  function take({ person, right, options }: Given): void {
    const name = workplaces[person] ?? ''
    hasAnswered.add(person)
    answeredIn.set(name, [...(answeredIn.get(name) ?? []), person])
    change(name, (counts) => ({
      ...counts,
      states: { answered: (counts.states.answered ?? 0) + 1 },
      right: counts.right + (right ? 1 : 0),
      options: { ...counts.options, ...Object.fromEntries(options.map((id) => one(counts, `main/${id}`))) },
    }))
  }

  function look(): void {
    const tally: Tally = { course: 'stad', lesson: 'ett', departments: Object.fromEntries(departments) }
    const counts = [{ tallies: [tally] }]
    const [counted] = countLessons(counts, courses)
    if (!counted) throw new Error('The lesson has no counts.')
    for (const group of groupDepartments(counted.departments)) {
      const next = publish(publication, [group])
      if (next !== publication) batches.push(batchBetween(publication, next, group.department, answeredIn))
      publication = next
    }
    const overview = createOverview(counts, courses, [{ ...counted, published: publication.groups }], 0)
    responses.push(JSON.stringify({ overview, options: optionsOf(publication) }))
    assertWhole(overview, publication)
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
    else if (each.kind === 'look') look()
  }
  return { responses, batches }
}

const none: DepartmentTally = { eligible: 0, states: {}, right: 0, options: {}, repetitions: {} }

function one({ options }: DepartmentTally, option: string) {
  return [option, (options[option] ?? 0) + 1] as const
}

function optionsOf({ groups }: Publication) {
  return groups.map(({ department, options }) => ({ department, ...options }))
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
