// A leader's text becomes what the course says, or what content/ has does again. Nothing is overwritten that they haven't
// seen, nothing wrong is published, and every change leaves a line in the trail.
import type { Editor, LessonPlace } from '../core/lesson-edit.ts'
import type { Problem } from '../core/problem.ts'
import { editsWith, type LessonWorld, lookAt } from './lesson-world.ts'

export interface Publishing {
  readonly place: LessonPlace
  /** Undefined: what has been written is taken back. */
  readonly text: string | undefined
  /** Of the lesson that the leader has seen; undefined where nobody had written there. */
  readonly version: string | undefined
  readonly by: Editor
}

export type Published =
  | { readonly kind: 'published' }
  /** Somebody else has changed it since: look again. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'no such course' }
  /** There is nothing to take back. */
  | { readonly kind: 'nothing written' }
  /** In this file and the course's others: it would not be used. */
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }

/** Throws if the storage can't be reached. */
export async function publishLesson(
  world: LessonWorld,
  { place, text, version, by }: Publishing,
): Promise<Published> {
  const before = await world.edits.find(place)
  if (before?.version !== version) return { kind: 'conflict' }
  if (text === undefined && before?.value.text === undefined) return { kind: 'nothing written' }
  const looked = await lookAt(world, place.course, await editsWith(world, place, text))
  if (!looked) return { kind: 'no such course' }
  if (looked.problems.length > 0) return { kind: 'problems', problems: looked.problems }

  const what = text === undefined ? 'withdraw lesson' : 'write lesson'
  const { course, file } = place
  const entry = { at: world.wallClock.now(), by, what, course, details: { file } } as const
  const isWritten = await world.edits.write({ place, text, version, entry })
  if (!isWritten) return { kind: 'conflict' }
  // Now rather than at the next look; whatever fails here is done then.
  await world.source.current().catch(() => undefined)
  return { kind: 'published' }
}
