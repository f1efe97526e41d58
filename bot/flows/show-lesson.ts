// The learner's latest item once more, as a card: open, or with the feedback to its first answer.
import type { Card } from '../core/card.ts'
import { questionOf } from '../core/course.ts'
import type { LearnerId } from '../core/learner.ts'
import type { LearnerStore, Planner } from '../core/ports.ts'
import { findAsked } from './find-asked.ts'
import { findLearner } from './find-learner.ts'
import { itemCard } from './item-card.ts'

/** Reads only. The notice "no lesson yet" when there is none to show. */
export async function showLesson(
  { learners, planner }: { learners: LearnerStore; planner: Planner },
  learnerId: LearnerId,
): Promise<Card> {
  const learner = await findLearner(learners, learnerId)
  if (!learner) return { kind: 'notice', language: 'sv', notice: 'not installed' }
  const { courses } = await planner.current()
  const { language } = learner
  const [latest] = Object.entries(learner.standings)
    .flatMap(([course, { items }]) =>
      Object.entries(items).map(([item, standing]) => ({
        course,
        item,
        question: standing.question,
        standing,
      })),
    )
    .filter(({ standing }) => standing.state !== 'unreached' && standing.state !== 'expired')
    .sort((a, b) => b.standing.shownAt - a.standing.shownAt)
  const asked = latest && findAsked(courses, latest)
  const card = latest && itemCard(courses, latest, { language, isReminder: false })
  if (!asked || !card) return { kind: 'notice', language, notice: 'no lesson yet' }
  if (latest.standing.state !== 'answered') return card

  const part = { language, course: asked.course, item: latest.item }
  if (asked.kind === 'survey') return { kind: 'thanks', ...part, survey: asked.survey }
  const answer = await learners.readAnswer(learnerId, latest.course, latest.item)
  const question = questionOf(asked.lesson, answer?.question ?? latest.question) ?? asked.question
  const { options = [], right = false } = answer ?? {}
  return { kind: 'feedback', ...part, lesson: asked.lesson, question, chosen: options, right }
}
