// What is wrong at one place in content/, told so that an author who is no programmer can put it right.

export interface Problem {
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  /** "file:line: what, instead" reads as one sentence. */
  readonly what: string
  readonly instead: string
  /** The keys that lead to the place, for an editor that shows it in a form; absent where the file as a whole is meant. */
  readonly path?: readonly (string | number)[]
}

/** As an author reads it, and an editor that makes places in a terminal into links. */
export function tellProblem({ file, line, what, instead }: Problem): string {
  return `${file}:${line}: ${what}, ${instead}`
}
