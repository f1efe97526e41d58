// Records an answer: the answer itself, the learner's standing and the lesson's tally in one transaction.
import { judge, judgeSurvey, type Verdict } from '../core/answer.ts'
import type { LessonPart, Notice, SurveyPart } from '../core/card.ts'
import { questionOf } from '../core/course.ts'
import type { LearnerId } from '../core/learner.ts'
import type { Clock, LearnerStore, Planner } from '../core/ports.ts'
import type { Channel } from '../core/reach.ts'
import { sliceOf } from '../core/slice.ts'
import { departmentOf, itemOf } from '../core/standing.ts'
import { countOptions } from '../core/tally.ts'
import type { Draft } from './draft.ts'
import { findAsked } from './find-asked.ts'
import { transact } from './transact.ts'

/** What a tap on a card says; everything in it came from outside and may be wrong. */
export interface Tap {
  readonly learner: LearnerId
  readonly channel: Channel
  /** The chat a tap came from: a card is answered where it was sent. */
  readonly conversation?: string
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
      readonly shownOn: Shown
    } & LessonPart)
  | ({ readonly kind: 'thanks'; readonly isFirst: boolean; readonly shownOn: Shown } & SurveyPart)
  | { readonly kind: 'refused'; readonly notice: Notice; readonly language?: string }

/** The latest card of the item, which shows the same even if an older one was tapped. */
export interface Shown {
  readonly activityId?: string
}

interface World {
  readonly learners: LearnerStore
  readonly planner: Planner
  readonly clock: Clock
}

/** First answer counts; the same feedback comes back every time. Throws if the storage can't be reached. */
export async function recordAnswer(world: World, tap: Tap): Promise<Recorded> {
  const { courses, paused = [] } = await world.planner.current()
  const asked = findAsked([...courses, ...paused], tap)
  if (!asked) return { kind: 'refused', notice: 'card not known' }

  const slice = sliceOf(tap.learner, world.learners.slices)
  const keys = [
    { kind: 'learner', learner: tap.learner },
    { kind: 'tally', course: asked.course.id, lesson: asked.lessonId },
  ] as const
  const verdict =
    asked.kind === 'survey' ? judgeSurvey(asked.survey, tap.options) : judge(asked.question, tap.options)
  const outcome = await transact(
    world.learners,
    slice,
    () => world.learners.readRows(slice, keys),
    (draft) =>
      decide(draft, tap, {
        lesson: asked.lessonId,
        isFirstTime: asked.item.kind !== 'repetition',
        verdict: verdict.kind,
        now: world.clock.now(),
      }),
  )
  if (outcome.kind === 'refused') return outcome
  const { language, shownOn } = outcome
  const shared = {
    language,
    item: tap.item,
    course: asked.course,
    shownOn,
    isFirst: outcome.kind === 'recorded',
  }
  if (asked.kind === 'survey') return { kind: 'thanks', ...shared, survey: asked.survey }
  const { lesson } = asked
  if (outcome.kind === 'recorded') {
    const { right } = outcome
    return { kind: 'feedback', ...shared, lesson, question: asked.question, chosen: tap.options, right }
  }
  const first = await world.learners.readAnswer(tap.learner, tap.course, tap.item)
  const question = first && questionOf(lesson, first.question)
  if (!first || !question) return { kind: 'refused', notice: 'card not known', language }
  return { kind: 'feedback', ...shared, lesson, question, chosen: first.options, right: first.right }
}

type Decision =
  | { readonly kind: 'recorded'; readonly right: boolean; readonly language: string; readonly shownOn: Shown }
  | { readonly kind: 'answered before'; readonly language: string; readonly shownOn: Shown }
  | { readonly kind: 'refused'; readonly notice: Notice; readonly language?: string }

interface Judged {
  readonly lesson: string
  /** A repetition's options aren't counted with those of the first time. */
  readonly isFirstTime: boolean
  readonly verdict: Verdict['kind']
  readonly now: number
}

function decide(draft: Draft, tap: Tap, { lesson, isFirstTime, verdict, now }: Judged): Decision {
  const learner = draft.learner(tap.learner)
  if (!learner) return { kind: 'refused', notice: 'not installed' }
  const { language, reach } = learner
  const refuse = (notice: Notice): Decision => ({ kind: 'refused', notice, language })
  const isElsewhere = reach.kind === 'teams' && reach.conversation.id !== tap.conversation
  if (tap.channel === 'teams' && isElsewhere) return refuse('not yours')
  const asked = itemOf(learner, tap)
  if (!asked || asked.state === 'unreached') return refuse('never sent')
  const shownOn: Shown = asked.activityId === undefined ? {} : { activityId: asked.activityId }
  if (asked.state === 'answered') return { kind: 'answered before', language, shownOn }
  if (asked.state === 'expired') return refuse('expired')
  if (asked.question !== tap.question || verdict === 'unknown option') return refuse('card not known')
  if (verdict === 'nothing chosen') return refuse('nothing chosen')

  const right = verdict === 'right'
  const ref = { course: tap.course, item: tap.item, lesson }
  const options = [...new Set(tap.options)].sort()
  draft.move(tap.learner, ref, { ...asked, state: 'answered', since: now, right })
  if (isFirstTime) {
    draft.putTally(
      countOptions(draft.tally(tap.course, lesson), departmentOf(learner, tap), tap.question, options),
    )
  }
  const { learner: who, course, item, question, channel } = tap
  draft.putAnswer({ learner: who, course, item, lesson, question, options, right, at: now, channel })
  return { kind: 'recorded', right, language, shownOn }
}
