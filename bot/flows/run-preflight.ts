// Goes through what must be in place before the bot can do its work, and says of each thing whether it is, or the one
// thing to do about it.

export interface Preflight {
  /** Stable, such as "storage" or "permission User.Read.All". */
  readonly name: string
  readonly state: 'ok' | 'todo' | 'skipped'
  /** For IT: the one thing to do. No secrets in it. */
  readonly remedy?: string
  /** What was seen, where that is worth a word: counts, never names. */
  readonly found?: string
}

export type Finding =
  | { readonly kind: 'ok'; readonly found?: string }
  | { readonly kind: 'todo'; readonly remedy: string }
  | { readonly kind: 'skipped'; readonly found?: string }

export interface PreflightCheck {
  readonly name: string
  /** Names of earlier checks without which this one would only say the same again. */
  readonly needs?: readonly string[]
  /** Throwing is a "todo" with the error's first line as its remedy. */
  look(): Promise<Finding>
}

/** For the largest directories; what takes longer is stuck. */
const usualPatienceMilliseconds = 90_000

/** One line for each check, in their order. Never throws. */
export async function runPreflight(
  checks: readonly PreflightCheck[],
  patienceMilliseconds = usualPatienceMilliseconds,
): Promise<Preflight[]> {
  const under = new Map<string, Promise<Preflight>>()
  for (const check of checks) {
    const before = (check.needs ?? []).map((name) => under.get(name))
    under.set(check.name, after(before, check, patienceMilliseconds))
  }
  return Promise.all(under.values())
}

async function after(
  before: readonly (Promise<Preflight> | undefined)[],
  check: PreflightCheck,
  patienceMilliseconds: number,
): Promise<Preflight> {
  const { name } = check
  const missing = (await Promise.all(before)).find((each) => each !== undefined && each.state !== 'ok')
  if (missing) return { name, state: 'skipped', found: `needs ${missing.name}` }
  const finding = await inTime(check, patienceMilliseconds)
  if (finding.kind === 'todo') return { name, state: 'todo', remedy: finding.remedy }
  return { name, state: finding.kind, ...(finding.found !== undefined && { found: finding.found }) }
}

async function inTime(check: PreflightCheck, patienceMilliseconds: number): Promise<Finding> {
  const late: Finding = {
    kind: 'todo',
    remedy: 'There was no answer in time. Check that this machine can reach it.',
  }
  const { promise, resolve } = Promise.withResolvers<Finding>()
  const timer = setTimeout(() => resolve(late), patienceMilliseconds)
  try {
    return await Promise.race([check.look(), promise])
  } catch (error) {
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    return { kind: 'todo', remedy: why }
  } finally {
    clearTimeout(timer)
  }
}
