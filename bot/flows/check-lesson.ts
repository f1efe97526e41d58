// What a lesson's text would be: its problems and warnings, and its cards. Nothing is kept.
import type { Card, LessonPart } from '../core/card.ts'
import type { Language, Text } from '../core/course.ts'
import type { LessonPlace } from '../core/lesson-edit.ts'
import type { Problem } from '../core/problem.ts'
import { editsWith, type LessonWorld, type Looked, lookAt, today } from './lesson-world.ts'

export interface LessonCheck {
  readonly id: string
  readonly title: Text
  /** Of this file. What is published has none. */
  readonly problems: readonly Problem[]
  /** Of the course's other files: as long as there are any, nothing can be published. */
  readonly elsewhere: readonly Problem[]
  /** Of this file. They stop nothing. */
  readonly warnings: readonly Problem[]
  /** By language; Adaptive Cards 1.5. None where the file can't be read at all. */
  readonly cards: Readonly<Record<Language, LessonCards>>
}

export interface LessonCards {
  readonly question: object
  /** One for each option, in their order. */
  readonly feedback: readonly object[]
  readonly variants: readonly object[]
}

/** Undefined if there is no such course. Throws if the storage can't be reached. */
export async function checkLesson(
  world: LessonWorld,
  place: LessonPlace,
  text: string,
): Promise<LessonCheck | undefined> {
  const looked = await lookAt(world, place.course, await editsWith(world, place, text))
  return looked && checkOf(world, looked, place.file)
}

export function checkOf(world: LessonWorld, looked: Looked, file: string): LessonCheck {
  const { folder, problems } = looked
  const lesson = folder.lessons.find((each) => each.file === file)
  return {
    id: lesson?.id ?? '',
    title: lesson?.title ?? {},
    problems: problems.filter((problem) => problem.file === file),
    elsewhere: problems.filter((problem) => problem.file !== file),
    warnings: folder.warnings(today(world)).filter((warning) => warning.file === file),
    cards: Object.fromEntries(
      folder.languages.flatMap((language) => {
        const parts = partsOf(world, looked, file, language)
        return parts ? [[language, cardsOf(world, parts)]] : []
      }),
    ),
  }
}

/** The lesson's own question first. Undefined where the file can't be read at all. */
export function partsOf(
  world: LessonWorld,
  { folder }: Looked,
  file: string,
  language: Language,
): readonly [LessonPart, ...LessonPart[]] | undefined {
  const index = folder.lessons.findIndex((each) => each.file === file)
  const sketch = folder.lessons[index]?.sketch
  if (!folder.sketch || !sketch) return undefined
  const course = world.pictured(folder.sketch)
  const lesson = course.lessons[folder.sketch.lessons.indexOf(sketch)] ?? sketch
  const part = (question: LessonPart['question']) => ({ language, course, lesson, question, item: lesson.id })
  return [part(lesson.question), ...lesson.variants.map(part)]
}

function cardsOf(
  { render }: LessonWorld,
  [own, ...variants]: readonly [LessonPart, ...LessonPart[]],
): LessonCards {
  const asked = (part: LessonPart): Card => ({ kind: 'lesson', isReminder: false, ...part })
  const answered = own.question.options.map(
    ({ id, right }): Card => ({ kind: 'feedback', ...own, chosen: [id], right }),
  )
  return {
    question: render(asked(own)),
    feedback: answered.map(render),
    variants: variants.map((part) => render(asked(part))),
  }
}
