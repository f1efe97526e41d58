// From the environment to the configuration; everything that is wrong is named at once.
import { z } from 'zod'

const number = (from: number, to: number) => {
  const error = `must be a whole number from ${from} to ${to}`
  return z.coerce.number({ error }).int({ error }).min(from, { error }).max(to, { error })
}
const port = number(1, 65_535)

// A working day is a third of a day, and the timer beats once a second: a shorter day would pass unseen.
const shortestDaySeconds = 4

const Environment = z.object({
  DROPPE_MODE: z
    .enum(['local'], { error: 'must be "local"; production mode is not part of this version' })
    .default('local'),
  PORT: port.default(3978),
  PLAYGROUND_PORT: port.default(56150),
  DROPPE_DAY_SECONDS: number(shortestDaySeconds, 86_400).default(20),
  DROPPE_COLLEAGUES: number(0, 2000).default(120),
  DROPPE_FOLDER: z.string().min(1).default('.droppe'),
  DROPPE_CONTENT: z.string().min(1).default('content'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
})

export interface Config {
  readonly mode: 'local'
  readonly port: number
  readonly playgroundPort: number
  /** How many real seconds a day of the course takes. */
  readonly daySeconds: number
  /** How many simulated learners there are beside the one in the Playground. */
  readonly colleagues: number
  /** Where local mode keeps its data between starts. */
  readonly folder: string
  readonly contentFolder: string
  readonly logLevel: string
}

export type Configured =
  | { readonly kind: 'config'; readonly config: Config }
  | { readonly kind: 'problems'; readonly problems: readonly string[] }

/** Never throws; each problem is a sentence that names the variable and what it may be. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Configured {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(set)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => {
      const name = issue.path.join('.')
      return `${name} is "${set[name] ?? ''}": ${issue.message}.`
    })
    return { kind: 'problems', problems }
  }
  const { data } = parsed
  const config: Config = {
    mode: data.DROPPE_MODE,
    port: data.PORT,
    playgroundPort: data.PLAYGROUND_PORT,
    daySeconds: data.DROPPE_DAY_SECONDS,
    colleagues: data.DROPPE_COLLEAGUES,
    folder: data.DROPPE_FOLDER,
    contentFolder: data.DROPPE_CONTENT,
    logLevel: data.LOG_LEVEL,
  }
  return { kind: 'config', config }
}
