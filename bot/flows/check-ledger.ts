// Recounts a whole store from its learners and answers, and throws where the tallies say anything else.
import type { Answer } from '../core/answer.ts'
import { countedUnder, parseItemId } from '../core/item.ts'
import type { Learner } from '../core/learner.ts'
import type { LearnerStore } from '../core/ports.ts'
import type { RunningCourse } from '../core/running-course.ts'
import { sliceOf } from '../core/slice.ts'
import type { Counts, Tally } from '../core/tally.ts'

/** Somebody of whom only what the tallies hold is left. */
export interface Erased {
  /** As they were last. */
  readonly learner: Learner
  readonly answers: readonly Answer[]
}

/** Courses of which something was erased from everybody; the tallies stay. */
export interface ErasedOfAll {
  /** Their answers, but not their standings. */
  readonly answers?: readonly string[]
  /** Their standings as well: nothing is left that the tallies could be held against. */
  readonly standings?: readonly string[]
}

/** By a figure's full name, "course/lesson/department/state sent"; what is 0 is left out. */
type Figures = Map<string, number>

/**
 * For every item the states add up to the eligible, and every tally equals a recount of standings and answers.
 * Throws an error that names the slice and the figure if not. Reads everything: for rehearsals, benchmarks and tests.
 * `erased` must be all who were ever erased from the store: the tallies go on counting them.
 */
export async function checkLedger(
  learners: LearnerStore,
  courses: readonly RunningCourse[],
  erased: readonly Erased[] = [],
  { answers: unanswered = [], standings: purged = [] }: ErasedOfAll = {},
): Promise<void> {
  const isKnown = (name: string) =>
    !purged.some((course) => name.startsWith(`${course}/`)) &&
    !(name.includes('/option ') && unanswered.some((course) => name.startsWith(`${course}/`)))
  const gone = Map.groupBy(erased, ({ learner }) => sliceOf(learner.id, learners.slices))
  for (let slice = 0; slice < learners.slices; slice++) {
    const [rows, kept] = await Promise.all([learners.readSlice(slice), learners.readSliceAnswers(slice)])
    const once = gone.get(slice) ?? []
    const answers = [...kept, ...once.flatMap((each) => each.answers)]
    const given = new Map(answers.map((answer) => [answerName(answer), answer]))
    const told = new Map(rows.tallies.flatMap(({ value }) => figuresIn(value)))
    const counted: Figures = new Map()
    for (const learner of [...rows.learners.map(({ value }) => value), ...once.map((each) => each.learner)])
      recount(learner, given, courses, counted, unanswered)
    if (given.size > 0) throw new Error(`Slice ${slice} has ${given.size} answers that no standing knows of.`)
    compare(slice, known(told, isKnown), known(counted, isKnown))
    checkSums(slice, rows.tallies)
  }
}

/** Takes out of `given` the answers that the standings tell of. */
function recount(
  { id, standings }: Learner,
  given: Map<string, Answer>,
  courses: readonly RunningCourse[],
  counted: Figures,
  unanswered: readonly string[],
): void {
  const add = (name: string) => counted.set(name, (counted.get(name) ?? 0) + 1)
  for (const { course, steps } of courses) {
    const standing = standings[course.id]
    if (!standing) continue
    for (const { id } of steps) {
      const item = standing.items[id]
      if (standing.ended !== undefined && !item) continue
      add(`${course.id}/${id}/${item?.department ?? standing.department}/eligible`)
    }
    for (const [item, { state, right, reason, by, ...its }] of Object.entries(standing.items)) {
      const department = its.department ?? standing.department
      const parsed = parseItemId(item)
      if (!parsed) throw new Error(`Learner ${id} has an item "${item}", which is none.`)
      const nth = parsed.kind === 'repetition' ? `repetition ${parsed.nth} ` : ''
      const place = `${course.id}/${countedUnder(parsed)}/${department}/${nth}`
      const name = state === 'sent' && by === 'letter' ? 'letter' : state
      add(`${place}state ${state === 'unreached' ? `unreached/${reason}` : name}`)
      if (state !== 'answered') continue
      if (right) add(`${place}right`)
      const answered = answerName({ learner: id, course: course.id, item })
      const answer = given.get(answered)
      given.delete(answered)
      if (!answer && unanswered.includes(course.id)) continue
      if (!answer || answer.right !== right)
        throw new Error(`The answer of ${id} to ${item} is not as stated.`)
      if (nth === '') for (const each of answer.options) add(`${place}option ${answer.question}/${each}`)
    }
  }
}

function known(figures: Figures, isKnown: (name: string) => boolean): Figures {
  return new Map([...figures].filter(([name]) => isKnown(name)))
}

function answerName({ learner, course, item }: Pick<Answer, 'learner' | 'course' | 'item'>): string {
  return `${learner}/${course}/${item}`
}

function figuresIn({ course, lesson, departments }: Tally): [string, number][] {
  return Object.entries(departments).flatMap(([department, counts]) => {
    const { eligible, options, repetitions } = counts
    const figures: [string, number][] = [
      ['eligible', eligible],
      ...countsIn(counts, ''),
      ...Object.entries(options).map(([name, count]): [string, number] => [`option ${name}`, count]),
      ...Object.entries(repetitions).flatMap(([nth, each]) => countsIn(each, `repetition ${nth} `)),
    ]
    return figures
      .filter(([, count]) => count !== 0)
      .map(([name, count]): [string, number] => [`${course}/${lesson}/${department}/${name}`, count])
  })
}

function countsIn({ states, right }: Counts, prefix: string): [string, number][] {
  const inStates = Object.entries(states).map(([state, count]): [string, number] => [
    `${prefix}state ${state}`,
    count,
  ])
  return [...inStates, [`${prefix}right`, right]]
}

function compare(slice: number, told: Figures, counted: Figures): void {
  for (const name of new Set([...told.keys(), ...counted.keys()])) {
    const [tally, recounted] = [told.get(name) ?? 0, counted.get(name) ?? 0]
    if (tally !== recounted) {
      throw new Error(`Slice ${slice}: the tally has ${name} ${tally}, the recount ${recounted}.`)
    }
  }
}

/** Nobody is in two states at once, and nobody in one who isn't to have the lesson. */
function checkSums(slice: number, tallies: readonly { readonly value: Tally }[]): void {
  for (const { course, lesson, departments } of tallies.map(({ value }) => value)) {
    for (const [department, { eligible, states }] of Object.entries(departments)) {
      const started = Object.values(states).reduce((sum, count) => sum + count, 0)
      if (started <= eligible && Object.values(states).every((count: number) => count >= 0)) continue
      throw new Error(
        `Slice ${slice}: ${course}/${lesson}/${department} has ${started} in its states, ${eligible} eligible.`,
      )
    }
  }
}
