// The learner's latest item once more, as a card: open, or with the feedback to its first answer.
import type { Card } from '../core/card.ts'
import { questionOf } from '../core/course.ts'
import type { LearnerId } from '../core/learner.ts'
import type { LearnerStore, Planner } from '../core/ports.ts'
import { sliceOf } from '../core/slice.ts'

/** Reads only. The notice "no lesson yet" when there is none to show. */
export async function showLesson(
  { learners, planner }: { learners: LearnerStore; planner: Planner },
  learnerId: LearnerId,
): Promise<Card> {
  const slice = sliceOf(learnerId, learners.slices)
  const { learners: rows } = await learners.readRows(slice, [{ kind: 'learner', learner: learnerId }])
  const learner = rows[0]?.value
  if (!learner) return { kind: 'notice', language: 'sv', notice: 'not installed' }
  const { courses } = await planner.current()
  const latest = courses
    .flatMap(({ course }) =>
      course.lessons.map((lesson) => ({
        course,
        lesson,
        item: learner.standings[course.id]?.items[lesson.id],
      })),
    )
    .filter(({ item }) => item !== undefined && item.state !== 'unreached')
    .sort((a, b) => (b.item?.cardAt ?? 0) - (a.item?.cardAt ?? 0))[0]
  const question = latest?.item && questionOf(latest.lesson, latest.item.question)
  const { language } = learner
  if (!latest?.item || !question) return { kind: 'notice', language, notice: 'no lesson yet' }

  const part = { language, course: latest.course, lesson: latest.lesson, question, item: latest.lesson.id }
  if (latest.item.state !== 'answered') return { kind: 'lesson', ...part }
  const answer = await learners.readAnswer(learnerId, latest.course.id, latest.lesson.id)
  return { kind: 'feedback', ...part, chosen: answer?.options ?? [], right: answer?.right ?? false }
}
