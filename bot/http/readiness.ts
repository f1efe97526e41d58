// Whether this instance could do its work at this moment, and if not, what it lacks: names of our own, nothing of what
// went wrong, since anyone may ask.

export interface ReadinessSettings {
  /** In milliseconds; each has so long, or counts as missing. */
  readonly patience?: number
  /** In milliseconds: an answer serves all who ask meanwhile. */
  readonly life?: number
  /** Milliseconds of any clock. */
  readonly now?: () => number
}

/** Resolves when the thing is there; throws, or gives false, when it isn't. */
export type Check = () => Promise<unknown>

/** Gives the names of what is missing, in the order of the checks. Never rejects. */
export type Readiness = () => Promise<readonly string[]>

export function createReadiness(
  checks: Readonly<Record<string, Check>>,
  { patience = 3000, life = 5000, now = () => performance.now() }: ReadinessSettings = {},
): Readiness {
  let latest: Promise<readonly string[]> | undefined
  let askedAt = 0
  return () => {
    if (!latest || now() - askedAt > life) {
      askedAt = now()
      latest = missingOf(checks, patience)
    }
    return latest
  }
}

async function missingOf(checks: Readonly<Record<string, Check>>, patience: number): Promise<string[]> {
  const found = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => ((await holds(check, patience)) ? [] : [name])),
  )
  return found.flat()
}

async function holds(check: Check, patience: number): Promise<boolean> {
  const { promise: tooLate, resolve } = Promise.withResolvers<false>()
  const timer = setTimeout(() => resolve(false), patience)
  try {
    return (await Promise.race([check(), tooLate])) !== false
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}
