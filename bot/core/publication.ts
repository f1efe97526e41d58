// What has been published of a lesson's answers, and when more may be: nobody's answer can be worked out from it.
import { type AnswerCounts, addAnswers, noAnswers } from './figures.ts'
import type { RecallPublished } from './memory-publication.ts'

/** Answers are published so many new ones at a time, or more. */
export const smallestBatch = 5
/** What people chose is told for so many new answers at a time, or more. */
export const smallestOptionsBatch = 10
/**
 * So far apart are the counts at either end that look the same. With 1 nobody's answer would be known to a stranger;
 * with 2 it isn't to one who knows one of the others' either. A batch must be larger than twice as many.
 */
const margin = 2

/** `atLeast` and `atMost` are the same where the number is told exactly, else two apart (added up: more). */
export interface RightFigure {
  /** How many answers it covers. */
  readonly answered: number
  readonly atLeast: number
  readonly atMost: number
}

export const noFigure: RightFigure = { answered: 0, atLeast: 0, atMost: 0 }

/** What was chosen in the first so many of a group's answers. */
export interface OptionsFigure {
  readonly answered: number
  /** How often, by "question/option". */
  readonly chosen: Readonly<Record<string, number>>
}

export interface PublishedGroup {
  /** A department's name; null: small departments together. */
  readonly department: string | null
  readonly right: RightFigure
  readonly options?: OptionsFigure
  /** The answers of all its batches as they are: `right` and `options` are made from it, and it never leaves the server. */
  readonly counted: AnswerCounts
}

/**
 * Of one lesson, or of one question of a survey. Shown are `right` and `options` of its groups, the figures of `recall`,
 * and what they add up to; nothing else.
 */
export interface Publication {
  readonly course: string
  /** A lesson's id, or a survey's with its question: "survey.baseline.who". */
  readonly lesson: string
  readonly groups: readonly PublishedGroup[]
  /** By department: the answers that are in a batch by now, whichever group's. */
  readonly counted: Readonly<Record<string, AnswerCounts>>
  /** What was remembered when it came back (memory-publication.ts). */
  readonly recall?: RecallPublished
}

/** Departments that are shown together at present. */
export interface Counted {
  readonly department: string | null
  readonly members: readonly { readonly department: string; readonly answers: AnswerCounts }[]
}

export function nothingPublished(course: string, lesson: string): Publication {
  return { course, lesson, groups: [], counted: {} }
}

/**
 * Publishes the new answers of every group that has five or more (or `smallest`, if that is more); the same object comes
 * back if none has. `groups` must be counted after `before` was read, or answers might be taken for new that are not.
 *
 * Promised to everyone who answers: whoever keeps all figures ever shown, at all times, for all groups, combines them
 * in any way and knows who works where and who answered when, can't be certain of whether that person was right. There
 * is always another course of events in which they answered otherwise and every figure was the same at every moment,
 * even for one who knows one more answer for certain, such as their own. This is why:
 *
 * - Each answer is in one batch of one group, and each batch has at least five. A department that has grown out of its
 *   group takes only its new answers along. So figures can be added and subtracted, but never to less than a batch.
 * - When a batch is published depends on how many have answered, never on what.
 * - The lowest three counts that are possible after what was shown before look the same, and so do the highest three
 *   (see `nextFigure`): five of five right can't be told from three of five, nor 200 of 200 from 198.
 * - What was chosen is told only where the number of right answers is told exactly. It says how the wrong ones went
 *   wrong and not whose they are; the right ones are known already.
 *
 * Not promised: that nobody can guess (where at least 198 of 200 were right, most likely everyone you think of was);
 * to hold against who knows two or more answers of the same group; or to keep from anyone who has been reached and who
 * has answered, which are states and no answers, or what stands in the tables, which the leader can't read.
 */
export function publish(
  before: Publication,
  groups: readonly Counted[],
  smallest = smallestBatch,
): Publication {
  return groups.reduce((published, group) => publishBatch(published, group, smallest), before)
}

function publishBatch(before: Publication, { department, members }: Counted, smallest: number): Publication {
  const parts = members.map(({ department, answers }) => {
    const counted = before.counted[department] ?? noAnswers
    return { department, counted, fresh: newAnswers(answers, counted) }
  })
  const batch = addAnswers(parts.map(({ fresh }) => fresh))
  if (batch.answered < smallest) return before
  const last = before.groups.find((each) => each.department === department) ?? unpublished(department)
  const counted = addAnswers([last.counted, batch])
  const right = nextFigure(last.right, counted)
  const options = chosenIn(counted, right, last.options)
  return {
    ...before,
    groups: [
      ...before.groups.filter((each) => each.department !== department),
      { department, right, ...(options && { options }), counted },
    ],
    counted: {
      ...before.counted,
      ...Object.fromEntries(
        parts.map(({ department, counted, fresh }) => [department, addAnswers([counted, fresh])]),
      ),
    },
  }
}

function unpublished(department: string | null): PublishedGroup {
  return { department, right: noFigure, counted: noAnswers }
}

/** None where there seem to be fewer than before. */
function newAnswers(now: AnswerCounts, counted: AnswerCounts): AnswerCounts {
  if (now.answered <= counted.answered) return noAnswers
  return {
    answered: now.answered - counted.answered,
    right: now.right - counted.right,
    options: Object.fromEntries(
      Object.entries(now.options).map(([name, count]) => [name, count - (counted.options[name] ?? 0)]),
    ),
  }
}

/**
 * The next figure, two apart at either end of what the last one leaves possible and exact between. Say "at least 8 of
 * 10" was shown, so that 8 to 10 are possible; after five more answers 8 to 15 are. Those are told as 8–10, 11, 12 and
 * 13–15. Whichever it is could have been reached from 8, from 9 and from 10, so the earlier ten aren't given away; and
 * from one of those by two or three right of the five, so these aren't either. The error never adds up.
 */
export function nextFigure(
  last: RightFigure,
  { answered, right }: Pick<AnswerCounts, 'answered' | 'right'>,
): RightFigure {
  const lowest = last.atLeast
  const highest = last.atMost + answered - last.answered
  if (right <= lowest + margin) return { answered, atLeast: lowest, atMost: lowest + margin }
  if (right >= highest - margin) return { answered, atLeast: highest - margin, atMost: highest }
  return { answered, atLeast: right, atMost: right }
}

/** Of several questions at once nothing is told: how many were right is known for all of them together only. */
function chosenIn(
  { answered, options }: AnswerCounts,
  { atLeast, atMost }: RightFigure,
  last: OptionsFigure | undefined,
): OptionsFigure | undefined {
  const questions = new Set(Object.keys(options).map((name) => name.split('/')[0]))
  const isExact = atLeast === atMost && questions.size === 1
  if (!isExact || answered - (last?.answered ?? 0) < smallestOptionsBatch) return last
  // In the alphabet's order and without noughts: their order, or a nought, would tell of answers in other batches.
  const sorted = Object.entries(options)
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return { answered, chosen: Object.fromEntries(sorted) }
}
