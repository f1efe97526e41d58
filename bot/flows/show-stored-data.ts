// What is stored about somebody: in words on a card, and all of it behind a link.
import type { Answer } from '../core/answer.ts'
import type { Card } from '../core/card.ts'
import type { Learner, LearnerId } from '../core/learner.ts'
import type { LearnerStore, Links, Planner } from '../core/ports.ts'
import { type AnswerInWords, inWords } from './answer-in-words.ts'
import { findLearner } from './find-learner.ts'
import { zoneOf } from './zone.ts'

export interface StoredData {
  readonly learner: Learner
  /** Oldest first. */
  readonly answers: readonly (Answer & { readonly inWords: readonly AnswerInWords[] })[]
}

/** Reads only. */
export async function showStoredData(
  { learners, planner, links }: { learners: LearnerStore; planner: Planner; links: Links },
  id: LearnerId,
): Promise<Card> {
  const stored = await readStoredData({ learners, planner }, id)
  if (!stored) return { kind: 'notice', language: 'sv', notice: 'not installed' }
  const { learner, answers } = stored
  return {
    kind: 'stored data',
    language: learner.language,
    learner,
    answers: answers.length,
    zone: zoneOf((await planner.current()).courses),
    link: await links.storedData({ learner: id }),
  }
}

/** Everything there is that can be told to belong to one person; undefined if there is nothing. */
export async function readStoredData(
  { learners, planner }: { learners: LearnerStore; planner: Planner },
  id: LearnerId,
): Promise<StoredData | undefined> {
  const [learner, answers, { courses }] = await Promise.all([
    findLearner(learners, id),
    learners.readAnswers(id),
    planner.current(),
  ])
  if (!learner) return undefined
  return {
    learner,
    answers: answers
      .map((answer) => ({ ...answer, inWords: inWords(answer, courses, learner.language) }))
      .sort((a, b) => a.at - b.at),
  }
}
