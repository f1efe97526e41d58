// Lives through a story as a survey with the real rules: everything the leader is shown, look after look, and whose answers
// each published figure covers.
import { countSteps } from '../../bot/core/overview.ts'
import { nothingPublished, type Publication, publish } from '../../bot/core/publication.ts'
import { countSurvey, smallestSurveyBatch } from '../../bot/core/survey-figures.ts'
import { countEligible, countMove, countOptions, emptyTally, type Tally } from '../../bot/core/tally.ts'
import { at, course, question, running } from './builders.ts'
import { allPages } from './live-answers.ts'
import type { SurveyBatch } from './other-survey.ts'
import { hash, type Story } from './random-answering.ts'
import { answered } from './standings.ts'

/** What one person answers: whether the question is right, and the step of the confidence. */
export interface Filled {
  readonly right: boolean
  readonly confidence: number
}

const survey = { questions: [question('vem')], confidence: { sv: 'Jag vet vem jag kan vända mig till.' } }
const stad = running(course('stad', { lessons: [], survey }))
const told = [
  ['right', 'vem', null],
  ['high', 'confidence', 'high'],
  ['low', 'confidence', 'low'],
] as const
type Told = (typeof told)[number][0]

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
  // Whoever has an even number is in the first slice, the others are in the second.
  const tallies = [emptyTally('stad', 'survey.baseline'), emptyTally('stad', 'survey.baseline')]
  let published: Record<string, Publication> = {}
  const workplaces: string[] = []
  const waiting: Record<Told, number[]> = { right: [], high: [], low: [] }
  const responses: string[] = []
  const batches: Record<Told, SurveyBatch[]> = { right: [], high: [], low: [] }

  const change = (person: number, how: (tally: Tally) => Tally) => {
    const slice = person % 2
    tallies[slice] = how(tallies[slice] ?? emptyTally('stad', 'survey.baseline'))
  }

  function take(person: number): void {
    const { right, confidence } = filled.get(person) ?? { right: false, confidence: 3 }
    const department = workplaces[person] ?? ''
    const options = [`vem/${right ? 'a' : 'b'}`, `confidence/${confidence}`]
    change(person, (tally) => {
      const moved = countMove(tally, department, 0, undefined, answered(0, right && confidence > 3))
      return countOptions(moved, department, 'survey', options)
    })
    waiting.right.push(person)
    waiting[person % 2 === 0 ? 'high' : 'low'].push(person)
  }

  function look(): void {
    const slices = tallies.map((tally) => ({ tallies: [tally] }))
    const counted = countSteps(slices, [stad])
    const [high = [], low = []] = slices.map((slice) => countSteps([slice], [stad]))
    const before = published
    const questions = counted.flatMap((step, i) =>
      countSurvey(survey, step, { high: high[i] ?? step, low: low[i] ?? step }),
    )
    published = Object.fromEntries(
      questions.map(({ id, groups }) => [
        id,
        publish(before[id] ?? nothingPublished('stad', id), groups, smallestSurveyBatch),
      ]),
    )
    const surveyed = Object.entries(published).map(([id, { groups }]) => ({ id, published: groups }))
    const steps = counted.map((step) => ({ ...step, published: [] }))
    responses.push(allPages({ at: at('2026-09-02'), slices, courses: [{ running: stad, steps, surveyed }] }))
    for (const [kind, question, group] of told) {
      const of = (all: Record<string, Publication>) =>
        all[`survey.baseline.${question}`]?.groups.find(({ department }) => department === group)?.right
      const figure = of(published)
      if (figure && figure.answered !== of(before)?.answered)
        batches[kind].push({ people: waiting[kind].splice(0), figure })
    }
  }

  for (const each of story) {
    if (each.kind === 'join') {
      for (let i = 0; i < each.people; i++) {
        change(workplaces.length, (tally) => countEligible(tally, each.department))
        workplaces.push(each.department)
      }
    } else if (each.kind === 'answer') for (const { person } of each.answers) take(person)
    else if (each.kind === 'look') look()
  }
  return { responses, batches }
}
