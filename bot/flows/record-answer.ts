// Records an answer: the answer itself, the learner's standing and the lesson's tally in one transaction.
import { judge } from '../core/answer.ts'
import type { LessonPart, Notice } from '../core/card.ts'
import { questionOf } from '../core/course.ts'
import type { LearnerId } from '../core/learner.ts'
import type { Clock, LearnerStore, Planner } from '../core/ports.ts'
import { sliceOf } from '../core/slice.ts'
import { itemOf } from '../core/standing.ts'
import { countOptions } from '../core/tally.ts'
import type { Draft } from './draft.ts'
import { transact } from './transact.ts'

/** What a tap on a card says; everything in it came from outside and may be wrong. */
export interface Tap {
  readonly learner: LearnerId
  /** The chat it came from: a card is answered where it was sent. */
  readonly conversation: string
  readonly course: string
  readonly item: string
  readonly question: string
  readonly options: readonly string[]
}

export type Recorded =
  | ({
      readonly kind: 'feedback'
      /** False: an earlier answer counts, and this is its feedback. */
      readonly isFirst: boolean
      readonly chosen: readonly string[]
      readonly right: boolean
    } & LessonPart)
  | { readonly kind: 'refused'; readonly notice: Notice; readonly language?: string }

interface World {
  readonly learners: LearnerStore
  readonly planner: Planner
  readonly clock: Clock
}

/** First answer counts; the same feedback comes back every time. Throws if the storage can't be reached. */
export async function recordAnswer(world: World, tap: Tap): Promise<Recorded> {
  const { courses } = await world.planner.current()
  const course = courses.find((each) => each.course.id === tap.course)?.course
  const lesson = course?.lessons.find((each) => each.id === tap.item)
  const question = lesson && questionOf(lesson, tap.question)
  if (!course || !lesson || !question) return { kind: 'refused', notice: 'card not known' }

  const slice = sliceOf(tap.learner, world.learners.slices)
  const keys = [
    { kind: 'learner', learner: tap.learner },
    { kind: 'tally', course: course.id, lesson: lesson.id },
  ] as const
  const outcome = await transact(
    world.learners,
    slice,
    () => world.learners.readRows(slice, keys),
    (draft) =>
      decide(draft, tap, {
        lesson: lesson.id,
        verdict: judge(question, tap.options).kind,
        now: world.clock.now(),
      }),
  )
  if (outcome.kind === 'refused') return outcome
  const part = { course, lesson, item: tap.item, language: outcome.language }
  if (outcome.kind === 'recorded') {
    return { kind: 'feedback', isFirst: true, ...part, question, chosen: tap.options, right: outcome.right }
  }
  const first = await world.learners.readAnswer(tap.learner, tap.course, tap.item)
  const asked = first && questionOf(lesson, first.question)
  if (!first || !asked) return { kind: 'refused', notice: 'card not known', language: outcome.language }
  return {
    kind: 'feedback',
    isFirst: false,
    ...part,
    question: asked,
    chosen: first.options,
    right: first.right,
  }
}

type Decision =
  | { readonly kind: 'recorded'; readonly right: boolean; readonly language: string }
  | { readonly kind: 'answered before'; readonly language: string }
  | { readonly kind: 'refused'; readonly notice: Notice; readonly language?: string }

function decide(
  draft: Draft,
  tap: Tap,
  { lesson, verdict, now }: { lesson: string; verdict: ReturnType<typeof judge>['kind']; now: number },
): Decision {
  const learner = draft.learner(tap.learner)
  if (!learner) return { kind: 'refused', notice: 'not installed' }
  const { language } = learner
  const refuse = (notice: Notice): Decision => ({ kind: 'refused', notice, language })
  if (learner.reach.kind === 'teams' && learner.reach.conversation.id !== tap.conversation)
    return refuse('not yours')
  const asked = itemOf(learner, tap)
  if (!asked || asked.state === 'unreached') return refuse('never sent')
  if (asked.state === 'answered') return { kind: 'answered before', language }
  if (asked.question !== tap.question || verdict === 'unknown option') return refuse('card not known')
  if (verdict === 'nothing chosen') return refuse('nothing chosen')

  const right = verdict === 'right'
  const ref = { course: tap.course, item: tap.item, lesson }
  const options = [...new Set(tap.options)].sort()
  draft.move(tap.learner, ref, { ...asked, state: 'answered', since: now, right })
  draft.putTally(countOptions(draft.tally(tap.course, lesson), learner.department, tap.question, options))
  const { learner: who, course, item, question } = tap
  draft.putAnswer({ learner: who, course, item, lesson, question, options, right, at: now, channel: 'teams' })
  return { kind: 'recorded', right, language }
}
