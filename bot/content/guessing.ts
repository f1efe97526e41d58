// How well somebody does who knows nothing and goes by how the options look.

import type { Language, Option, Question } from '../core/course.ts'

/** Which options the guesser takes; of several, one at random. */
export type Guess = (options: readonly Option[]) => readonly Option[]

export interface Score {
  /** Right guesses, of several options the share that is right. */
  readonly right: number
  readonly of: number
  /** What blind guessing gives on average. */
  readonly chance: number
  /** Standard deviations above chance (binomial). Above 2, blind guessing does as well in one course of 44. */
  readonly above: number
}

export const longest = (language: Language): Guess => most((option) => lengthOf(option, language))
export const shortest = (language: Language): Guess => most((option) => -lengthOf(option, language))
export const inPlace =
  (place: number): Guess =>
  (options) =>
    options.slice(place, place + 1)

export function score(guess: Guess, questions: readonly Question[]): Score {
  const share = (options: readonly Option[]) =>
    options.filter((option) => option.right).length / Math.max(1, options.length)
  const right = sum(questions.map(({ options }) => share(guess(options))))
  const chances = questions.map(({ options }) => share(options))
  const chance = sum(chances)
  const deviation = Math.sqrt(sum(chances.map((one) => one * (1 - one))))
  return { right, of: questions.length, chance, above: deviation > 0 ? (right - chance) / deviation : 0 }
}

export function lengthOf({ text }: Option, language: Language): number {
  return text[language]?.length ?? 0
}

function most(measure: (option: Option) => number): Guess {
  return (options) => {
    const best = Math.max(...options.map(measure))
    return options.filter((option) => measure(option) === best)
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
