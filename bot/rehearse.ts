// `npm run rehearse`: a whole course in a minute, with imagined people, for the project leader to read beforehand.
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { readCourses } from './content/read-courses.ts'
import { runCourse } from './core/running-course.ts'
import { usualHabits } from './flows/imagined-people.ts'
import { type RehearsalSettings, rehearseCourse } from './flows/rehearse-course.ts'
import { createFates } from './local/fates.ts'
import { createMemoryLearnerStore } from './local/memory-learner-store.ts'
import { createMunicipality } from './local/municipality.ts'
import { seededRandom } from './local/random.ts'
import { describeRehearsal, type MeasuredRehearsal, tableOfSizes } from './local/rehearsal-report.ts'
import { chatOf } from './local/simulated-chat.ts'
import { worstDay } from './local/worst-day.ts'
import { outcomeOf } from './teams/send-outcome.ts'

const size = z.coerce.number().int().min(1).max(100_000)
const Wishes = z.object({
  learners: size,
  sizes: z.preprocess((value) => (value ? String(value).split(',') : []), z.array(size)),
  course: z.string().optional(),
  content: z.string(),
  seed: z.coerce.number().int(),
  slices: z.coerce.number().int().min(1).max(4096),
  json: z.boolean(),
  'worst-day': z.boolean(),
})
type Wishes = z.infer<typeof Wishes>

async function readWishes(): Promise<Wishes> {
  const { values } = parseArgs({
    options: {
      learners: { type: 'string', default: '1300' },
      sizes: { type: 'string' },
      course: { type: 'string' },
      content: { type: 'string', default: 'content' },
      seed: { type: 'string', default: '1' },
      slices: { type: 'string', default: '256' },
      json: { type: 'boolean', default: false },
      'worst-day': { type: 'boolean', default: false },
    },
  })
  const wishes = Wishes.safeParse(values)
  if (wishes.success) return wishes.data
  throw new Error(
    wishes.error.issues.map(({ path, message }) => `--${path[0]?.toString()}: ${message}`).join('\n'),
  )
}

async function coursesFor({ content, course: wanted }: Wishes) {
  const read = await readCourses(content)
  if (read.kind === 'problems') {
    const lines = read.problems.map(({ file, line, what, instead }) => `${file}:${line}: ${what}, ${instead}`)
    throw new Error(lines.join('\n'))
  }
  const [first, ...others] = read.courses
    .filter(({ id }) => wanted === undefined || id === wanted)
    .map((course) => runCourse(course, course.calendar))
  if (first) return [first, ...others] as const
  const known = read.courses.map(({ id }) => id).join(', ')
  throw new Error(`There is no course "${wanted}" in ${content}. Give --course one of: ${known}.`)
}

/** What the simulated Bot Connector would do, and what the bot would take that for. */
function misfortuneOf(seed: number): NonNullable<RehearsalSettings['misfortune']> {
  const fates = createFates({ ...worstDay, seed })
  return (learner, now) => {
    const fate = fates.decide({ kind: 'in chat', conversationId: chatOf(learner) }, now)
    if (fate.kind === 'taken') return undefined
    if (fate.kind === 'refused')
      return { isDelivered: false, outcome: outcomeOf({ ...fate, kind: 'answered' }) }
    const outcome = outcomeOf({ kind: 'no answer', reason: fate.kind })
    return { isDelivered: fate.kind === 'dropped after', outcome }
  }
}

async function measure(wishes: Wishes, learners: number): Promise<MeasuredRehearsal> {
  const courses = await coursesFor(wishes)
  const { colleagues } = createMunicipality({ size: learners, seed: wishes.seed })
  const began = performance.now()
  const usedBefore = process.cpuUsage()
  const rehearsal = await rehearseCourse({
    courses,
    people: colleagues,
    learners: createMemoryLearnerStore(wishes.slices),
    habits: usualHabits,
    random: seededRandom(wishes.seed),
    beatMinutes: 15,
    ...(wishes['worst-day'] && { misfortune: misfortuneOf(wishes.seed) }),
  })
  const { user, system } = process.cpuUsage(usedBefore)
  return {
    rehearsal,
    seconds: (performance.now() - began) / 1000,
    processorSeconds: (user + system) / 1_000_000,
  }
}

try {
  const wishes = await readWishes()
  const measured: MeasuredRehearsal[] = []
  for (const learners of wishes.sizes.length > 0 ? wishes.sizes : [wishes.learners]) {
    measured.push(await measure(wishes, learners))
  }
  if (wishes.json) console.log(JSON.stringify(measured, undefined, 2))
  else if (wishes.sizes.length > 0) console.log(tableOfSizes(measured))
  else console.log(measured.map(describeRehearsal).join('\n'))
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
