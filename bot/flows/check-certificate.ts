// Whether somebody may have the certificate of each course, with a link to it, or what is missing.
import type { Card, CertificateShown } from '../core/card.ts'
import { certificateOf, type Earned } from '../core/certificate.ts'
import type { Course, Language } from '../core/course.ts'
import { enrolledIn } from '../core/enrolment.ts'
import type { LearnerId } from '../core/learner.ts'
import type { CertificateLink, Clock, LearnerStore, Links, Planner } from '../core/ports.ts'
import { findLearner } from './find-learner.ts'

interface World {
  readonly learners: LearnerStore
  readonly planner: Planner
}

/** Reads only. `name` goes into the link and nowhere else. */
export async function checkCertificate(
  { learners, planner, clock, links }: World & { readonly clock: Clock; readonly links: Links },
  id: LearnerId,
  { name, language }: { readonly name: string; readonly language?: Language },
): Promise<Card> {
  const found = await findLearner(learners, id)
  if (!found) return { kind: 'notice', language: 'sv', notice: 'not installed' }
  const spoken = language ?? found.language
  const { courses } = await planner.current()
  const learner = enrolledIn(found, courses, clock.now())
  const shown = courses
    .filter(({ course }) => learner.standings[course.id])
    .map(async ({ course }): Promise<CertificateShown> => {
      const certificate = certificateOf(learner, course)
      if (certificate.kind === 'missing') return { course, ...certificate }
      const link = await links.certificate({ learner: id, course: course.id, name, language: spoken })
      return { course, ...certificate, link }
    })
  return { kind: 'certificate', language: spoken, courses: await Promise.all(shown) }
}

export interface IssuedCertificate extends Earned {
  readonly course: Course
  readonly zone: string
}

/** Looked up anew when the link is opened; undefined if it isn't earned (any more). */
export async function issueCertificate(
  { learners, planner }: World,
  { learner: id, course: courseId }: Pick<CertificateLink, 'learner' | 'course'>,
): Promise<IssuedCertificate | undefined> {
  const learner = await findLearner(learners, id)
  const { courses } = await planner.current()
  const running = courses.find(({ course }) => course.id === courseId)
  if (!learner || !running) return undefined
  const certificate = certificateOf(learner, running.course)
  if (certificate.kind === 'missing') return undefined
  return { ...certificate, course: running.course, zone: running.timetable.zone }
}
