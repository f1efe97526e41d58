// Lives through a story as a survey with the real rules: everything the leader is shown, look after look, and whose answers
// each published figure covers.
import { countSteps } from '../../bot/core/overview.ts'
import { nothingPublished, type Publication, publish, type RightFigure } from '../../bot/core/publication.ts'
import { countSurvey, smallestSurveyBatch } from '../../bot/core/survey-figures.ts'
import { countEligible, countMove, countOptions, emptyTally } from '../../bot/core/tally.ts'
import { at, course, question, running } from './builders.ts'
import { allPages } from './live-answers.ts'
import { hash, type Story } from './random-answering.ts'
import { answered } from './standings.ts'

/** What one person answers: whether the question is right, and the step of the confidence. */
export interface Filled {
  readonly right: boolean
  readonly confidence: number
}

export interface SurveyBatch {
  readonly people: readonly number[]
  readonly right: RightFigure
  readonly high: RightFigure
  readonly low: RightFigure
}

const survey = { questions: [question('vem')], confidence: { sv: 'Jag vet vem jag kan vända mig till.' } }
const stad = running(course('stad', { lessons: [], survey }))
const told = [
  ['vem', null],
  ['confidence', 'high'],
  ['confidence', 'low'],
] as const

/** All right or all wrong as the story has it, and the confidence rises with it. */
export function filledIn(story: Story): Map<number, Filled> {
  const steps: Record<string, number> = { a: 1, b: 3, c: 2, d: 3 }
  return new Map(
    story.flatMap((each) =>
      each.kind === 'answer'
        ? each.answers.map(({ person, right, options }): [number, Filled] => [
            person,
            { right, confidence: right ? 4 + (hash(person) % 2) : (steps[options[0] ?? ''] ?? 3) },
          ])
        : [],
    ),
  )
}

export function liveSurvey(story: Story, filled: ReadonlyMap<number, Filled>) {
  let tally = emptyTally('stad', 'survey.baseline')
  let published: Record<string, Publication> = {}
  const workplaces: string[] = []
  const waiting: number[] = []
  const responses: string[] = []
  const batches: SurveyBatch[] = []

  function take(person: number): void {
    const { right, confidence } = filled.get(person) ?? { right: false, confidence: 3 }
    const department = workplaces[person] ?? ''
    tally = countMove(tally, department, 0, undefined, answered(0, right && confidence > 3))
    const options = [`vem/${right ? 'a' : 'b'}`, `confidence/${confidence}`]
    tally = countOptions(tally, department, 'survey', options)
    waiting.push(person)
  }

  function look(): void {
    const slices = [{ tallies: [tally] }]
    const counted = countSteps(slices, [stad])
    const before = published
    const questions = counted.flatMap((step) => countSurvey(survey, step))
    published = Object.fromEntries(
      questions.map(({ id, groups }) => [
        id,
        publish(before[id] ?? nothingPublished('stad', id), groups, smallestSurveyBatch),
      ]),
    )
    const surveyed = Object.entries(published).map(([id, { groups }]) => ({ id, published: groups }))
    const steps = counted.map((step) => ({ ...step, published: [] }))
    responses.push(allPages({ at: at('2026-09-02'), slices, courses: [{ running: stad, steps, surveyed }] }))
    const [right, high, low] = told.map(([name, group]) => {
      const id = `survey.baseline.${name}`
      const mine = published[id]?.groups.find(({ department }) => department === group)
      return published[id] === before[id] ? undefined : mine?.right
    })
    if (right && high && low) batches.push({ people: waiting.splice(0), right, high, low })
    else if (right || high || low) throw new Error('The questions of a survey are published together.')
  }

  for (const each of story) {
    if (each.kind === 'join') {
      workplaces.push(...Array.from({ length: each.people }, () => each.department))
      for (let i = 0; i < each.people; i++) tally = countEligible(tally, each.department)
    } else if (each.kind === 'answer') for (const { person } of each.answers) take(person)
    else if (each.kind === 'look') look()
  }
  return { responses, batches }
}
