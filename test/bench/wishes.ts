// What can be asked for on the command line, and what it is when nothing is said.
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { answer } from './answer.ts'
import { crash } from './crash.ts'
import { deliver } from './deliver.ts'
import { gone, outage } from './outage.ts'
import type { Report } from './report.ts'
import { roster } from './roster.ts'
import { tick } from './tick.ts'

const whole = (from: number, to: number) => {
  const error = `must be a whole number from ${from} to ${to}`
  return z.coerce.number({ error }).int({ error }).min(from, { error }).max(to, { error })
}
const span = z
  .string()
  .regex(/^\d{1,5}-\d{1,5}$/, 'must be two numbers of milliseconds, such as 100-300')
  .transform((text) => text.split('-').map(Number) as [number, number])
const learners = whole(1, 200_000)
const instances = whole(1, 16)
const cap = whole(1, 1_000_000)
const seed = whole(0, 1_000_000).default(1)

const cases = {
  deliver: caseOf(
    {
      learners: learners.default(10_000),
      limit: whole(0, 1_000_000).default(0),
      cap: cap.optional(),
      instances: instances.default(1),
      latency: span.optional(),
      seed,
    },
    deliver,
  ),
  answer: caseOf(
    {
      rate: whole(1, 5000).default(100),
      seconds: whole(1, 3600).default(60),
      learners: learners.default(10_000),
      instances: instances.default(1),
    },
    answer,
  ),
  tick: caseOf(
    {
      learners: learners.default(100_000),
      instances: instances.default(1),
      beats: whole(1, 100).default(6),
      beatSeconds: whole(1, 60).default(5),
    },
    tick,
  ),
  roster: caseOf({ employees: learners.default(58_000) }, roster),
  crash: caseOf(
    {
      kills: whole(1, 100_000).default(20),
      learners: learners.default(5000),
      cap: cap.default(100),
      seed,
    },
    crash,
  ),
  outage: caseOf(
    {
      gone: z.enum(gone, `must be one of: ${gone.join(', ')}`).default('storage'),
      seconds: whole(1, 3600).default(60),
      learners: learners.default(5000),
      instances: instances.default(2),
      cap: cap.default(250),
      seed,
    },
    outage,
  ),
}

/** Something of everything, in a few minutes. */
const shortRound = [
  'deliver --learners 3000',
  'deliver --learners 600 --limit 20 --cap 60 --instances 2',
  'answer --rate 100 --seconds 20 --learners 1000',
  'tick --learners 10000 --beats 3',
  'roster --employees 5000',
  'crash --kills 10 --learners 1500',
  'outage --gone storage --seconds 15 --learners 1500 --cap 100',
  'outage --gone connector --seconds 15 --learners 1500 --cap 100',
]

export type Run = () => Promise<Report>

/** What is to be run, one after the other. Throws a sentence for everything that isn't understood. */
export function readWishes(said: readonly string[]): readonly Run[] {
  if (said.length === 0) return shortRound.map((line) => readCase(line.split(' ')))
  return [readCase(said)]
}

function readCase([name = '', ...args]: readonly string[]): Run {
  const known = Object.entries(cases).find(([each]) => each === name)
  if (known) return known[1](args)
  const names = Object.keys(cases).join(', ')
  throw new Error(`"${name}" is no case. Give one of ${names}, or nothing for a short round of all.`)
}

function caseOf<S extends z.ZodRawShape>(
  shape: S,
  run: (wishes: z.output<z.ZodObject<S>>) => Promise<Report>,
): (args: readonly string[]) => Run {
  const options = Object.fromEntries(Object.keys(shape).map((name) => [name, { type: 'string' as const }]))
  return (args) => {
    const { values } = parseArgs({ args: [...args], options })
    const read = z.object(shape).safeParse(values)
    if (read.success) return () => run(read.data)
    throw new Error(
      read.error.issues.map(({ path, message }) => `--${path.join('.')} ${message}.`).join('\n'),
    )
  }
}
