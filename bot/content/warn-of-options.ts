// Where an answer can be guessed from how the options look.

import type { Language } from '../core/course.ts'
import { inPlace, lengthOf, longest, type Score, score, shortest } from './guessing.ts'
import type { Problem } from './problem.ts'
import { problemAt, type WrittenCourse } from './read-course.ts'
import { type WrittenQuestion, writtenQuestions } from './written-questions.ts'
import type { YamlFile } from './yaml-file.ts'

const timesAsLong = 1.4
/** Short options differ by a word or two without anyone noticing. */
const lettersApart = 15
const deviations = 2

export function warnOfOptions(written: WrittenCourse): Problem[] {
  const { course, courseFile } = written
  const questions = writtenQuestions(written)
  const all = questions.map(({ question }) => question)
  const places = Math.max(0, ...all.map(({ options }) => options.length))
  const guesses = [
    ...course.languages.flatMap((language) => [
      { name: `the longest option in "${language}"`, score: score(longest(language), all) },
      { name: `the shortest option in "${language}"`, score: score(shortest(language), all) },
    ]),
    ...Array.from({ length: places }, (_, place) => ({
      name: `option number ${place + 1}`,
      score: score(inPlace(place), all),
    })),
  ]
  return [
    ...guesses.flatMap((guess) => tooGood(guess, courseFile)),
    ...questions.flatMap((question) => course.languages.flatMap((language) => standsOut(question, language))),
    ...alwaysInPlace(questions),
  ]
}

function tooGood(
  { name, score: { right, of, chance, above } }: { name: string; score: Score },
  file: YamlFile,
) {
  if (above <= deviations) return []
  const what = `over the whole course ${name} is right ${Math.round(right)} times of ${of}, by chance it would be ${Math.round(chance)}`
  return [{ file: file.file, line: 1, what, instead: 'make it right less often' }]
}

function standsOut({ question, file, path }: WrittenQuestion, language: Language): Problem[] {
  const right = question.options.filter((option) => option.right)
  const wrong = question.options.filter((option) => !option.right).map((option) => lengthOf(option, language))
  const [only] = right
  if (!only || right.length > 1 || wrong.length === 0) return []

  const length = lengthOf(only, language)
  const place = [...path, 'options', question.options.indexOf(only), 'text', language]
  const warning = (what: string, instead: string) => [problemAt(file, place, { what, instead })]
  if (isFar(length, Math.max(...wrong))) {
    return warning(
      'the right option is much longer than the wrong ones',
      'shorten it or write more in a wrong one',
    )
  }
  if (isFar(Math.min(...wrong), length)) {
    return warning('the right option is much shorter than the wrong ones', 'shorten a wrong one')
  }
  return []
}

function isFar(more: number, less: number): boolean {
  return more >= timesAsLong * less && more - less >= lettersApart
}

/** Repetitions ask variants, so a learner meets all the questions of a lesson. */
function alwaysInPlace(questions: readonly WrittenQuestion[]): Problem[] {
  return [...Map.groupBy(questions, ({ file }) => file).entries()].flatMap(([file, group]) => {
    const places = new Set(group.map(({ question }) => question.options.findIndex((option) => option.right)))
    if (group.length < 3 || places.size > 1) return []
    const what = 'the right option stands in the same place in every question of the file'
    return [problemAt(file, ['question'], { what, instead: 'move some of them' })]
  })
}
