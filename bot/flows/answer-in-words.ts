// What somebody was asked and chose, in words: ids alone tell a person nothing.
import type { Answer } from '../core/answer.ts'
import { type Course, type Language, type Question, textIn } from '../core/course.ts'
import type { RunningCourse } from '../core/running-course.ts'
import { findAsked } from './find-asked.ts'

export interface AnswerInWords {
  readonly question: string
  readonly chosen: readonly string[]
}

/** A survey has several questions. Empty where the course no longer has what was asked. */
export function inWords(
  answer: Answer,
  courses: readonly RunningCourse[],
  language: Language,
): readonly AnswerInWords[] {
  const asked = findAsked(courses, answer)
  if (!asked) return []
  const { course } = asked
  if (asked.kind === 'question') return [of(asked.question, answer.options, course, language)]
  const { questions, confidence } = asked.survey
  return answer.options.map((option) => {
    const [id = '', chosen = ''] = option.split('/')
    const question = questions.find((each) => each.id === id)
    if (question) return of(question, [chosen], course, language)
    return { question: textIn(confidence, language, course.languages), chosen: [chosen] }
  })
}

function of(
  { text, options }: Question,
  chosen: readonly string[],
  { languages }: Course,
  language: Language,
): AnswerInWords {
  return {
    question: textIn(text, language, languages),
    chosen: options
      .filter(({ id }) => chosen.includes(id))
      .map((option) => textIn(option.text, language, languages)),
  }
}
