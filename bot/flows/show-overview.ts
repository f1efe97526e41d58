// Reads every slice's counts, publishes what may be known by now, and adds it all up for the leader.
import { countLessons, createOverview, type LessonCounts, type Overview } from '../core/overview.ts'
import type { Clock, LearnerStore, Planner, PublicationStore, Stored } from '../core/ports.ts'
import { groupDepartments } from '../core/privacy.ts'
import { nothingPublished, type Publication, publish } from '../core/publication.ts'

interface World {
  readonly learners: LearnerStore
  readonly publications: PublicationStore
  readonly planner: Planner
  readonly clock: Clock
}

/**
 * Costs one range read a slice and one a course, whatever the number of answers, and one write for each lesson of which
 * more can be published. Throws if the storage can't be reached.
 */
export async function showOverview({ learners, publications, planner, clock }: World): Promise<Overview> {
  const { courses } = await planner.current()
  // Read before the counts: these then hold every answer that has been published, by whomever.
  const before = (await Promise.all(courses.map(({ course }) => publications.list(course.id)))).flat()
  const slices = Array.from({ length: learners.slices }, (_, slice) => slice)
  const counts = await Promise.all(slices.map((slice) => learners.readCounts(slice)))
  const lessons = await Promise.all(
    countLessons(counts, courses).map(async (lesson) => {
      const { groups } = await publishLesson(publications, lesson, before)
      return { ...lesson, published: groups }
    }),
  )
  return createOverview(counts, courses, lessons, clock.now())
}

/** What is shown has been kept first: every viewer at every instance sees the same batches. */
async function publishLesson(
  publications: PublicationStore,
  { course, lesson, departments }: LessonCounts,
  stored: readonly Stored<Publication>[],
): Promise<Publication> {
  const of = (all: readonly Stored<Publication>[]) =>
    all.find(({ value }) => value.course === course && value.lesson === lesson)
  const known = of(stored)
  const before = known?.value ?? nothingPublished(course, lesson)
  const next = publish(before, groupDepartments(departments))
  if (next === before || (await publications.put(next, known?.version))) return next
  // Somebody else published first, and theirs holds.
  return of(await publications.list(course))?.value ?? before
}
