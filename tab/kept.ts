// Something that is asked for once and kept until it is no longer good. Whoever asks meanwhile waits for the same.

export interface Kept<T> {
  /** What is kept; asked for anew where there is nothing, or only what the caller has found to be no good. */
  readonly get: (refused?: Promise<T>) => Promise<T>
  readonly forget: (old: Promise<T>) => void
}

export function keep<T>(ask: () => Promise<T>): Kept<T> {
  let kept: Promise<T> | undefined
  const forget = (old: Promise<T>) => {
    if (kept === old) kept = undefined
  }
  return {
    get(refused) {
      if (kept === undefined || kept === refused) {
        const asked = ask()
        kept = asked
        asked.catch(() => forget(asked))
      }
      return kept
    },
    forget,
  }
}
