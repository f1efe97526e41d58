// Local mode: everything on this machine, on loopback alone, with an accelerated clock and simulated colleagues.
import { join } from 'node:path'
import { openStorage } from './azure/storage.ts'
import { composeBot } from './compose.ts'
import type { Config } from './config.ts'
import { readCourses } from './content/read-courses.ts'
import type { Course } from './core/course.ts'
import { questionOf } from './core/course.ts'
import type { CourseRunStore, Log } from './core/ports.ts'
import { createTimetable, localDate } from './core/timetable.ts'
import { close, listen, type Route } from './http/server.ts'
import { createSignIn } from './http/sign-in.ts'
import { startAzurite } from './local/azurite.ts'
import { type Colleagues, startColleagues } from './local/colleagues.ts'
import { startConnector } from './local/connector.ts'
import { greeting } from './local/greeting.ts'
import { openLocalClock } from './local/local-clock.ts'
import { createMunicipality, directoryOf } from './local/municipality.ts'
import { startPlayground } from './local/playground.ts'
import { seededRandom } from './local/random.ts'
import { createTokenIssuer, type TokenIssuer } from './local/token-issuer.ts'

/** Means something only on this machine. */
const clientId = '00000000-0000-4000-8000-0000000000cc'

/** Few, so that a beat every second costs a laptop little. */
const slices = 16
const beatSeconds = 1
const claimLifeRealMilliseconds = 60_000
/** Colleagues take up to so many of the course's days to answer. */
const answerWithinDays = 3

export interface LocalDroppe extends AsyncDisposable {
  readonly tabUrl: string
  readonly playgroundUrl: string
  readonly botUrl: string
  /** What to tell the person at the terminal. */
  readonly greeting: string
}

/** Starts all of it; whatever was started is stopped again if a later part fails. Throws one clear line. */
export async function composeLocal(config: Config, log: Log): Promise<LocalDroppe> {
  await using starting = new AsyncDisposableStack()
  const courses = await coursesIn(config.contentFolder)
  const onUnexpectedExit = (reason: string) =>
    log.error({}, `${reason} Stop with Ctrl-C and run npm start again.`)

  const azurite = await startAzurite({ folder: join(config.folder, 'azurite'), onUnexpectedExit })
  starting.defer(() => azurite.stop())
  const storage = await openStorage({ connectionString: azurite.connectionString, prefix: 'droppe' })

  const clock = openLocalClock({
    file: join(config.folder, 'clock.json'),
    daySeconds: config.daySeconds,
    startsAt: halfAnHourBeforeFirstLesson(courses),
  })
  const saving = setInterval(() => clock.save(), 2000)
  starting.defer(() => {
    clearInterval(saving)
    clock.save()
  })

  const baseUrl = `http://127.0.0.1:${config.port}`
  const issuerUrl = `${baseUrl}/local/issuer`
  const botUrl = `${baseUrl}/api/messages`
  const municipality = createMunicipality({ size: config.colleagues, seed: 1 })
  const { tenantId } = municipality
  const issuer = await createTokenIssuer({ issuer: issuerUrl, audience: clientId, tenantId })

  const bot = await composeBot({
    storage,
    slices,
    courses,
    clock,
    directory: directoryOf(municipality),
    // Loopback alone reaches the bot, and the Playground has no tokens to send.
    credentials: { appId: '', appPassword: '', tenantId: '' },
    signIn: createSignIn({
      metadataUrl: `${issuerUrl}/.well-known/openid-configuration`,
      issuer: issuerUrl,
      audience: clientId,
      tenantId,
    }),
    tab: { localTokenUrl: '/local/token', refreshMilliseconds: 2000 },
    routes: issuerRoutes(issuer),
    log,
    beatSeconds,
    claimLifeMilliseconds: claimLifeRealMilliseconds * clock.speed,
  })
  await startCourses(bot.runs, courses, clock.now())
  await listen(bot.server, config.port)
  starting.defer(() => close(bot.server))
  starting.use(bot.start())

  const playground = await startPlayground({
    port: config.playgroundPort,
    botUrl,
    folder: join(config.folder, 'playground'),
    person: municipality.person,
    tenantId,
    onUnexpectedExit,
  })
  starting.defer(() => playground.stop())

  let receive: Colleagues['receive'] | undefined
  const connector = await startConnector({ port: 0, onCard: (...card) => receive?.(...card) })
  starting.defer(() => connector.stop())
  const colleagues = startColleagues({
    people: municipality.colleagues,
    serviceUrl: connector.serviceUrl,
    tenantId,
    botUrl,
    rightOptions: (...where) => rightOptions(courses, ...where),
    random: seededRandom(2),
    answerWithinMilliseconds: answerWithinDays * config.daySeconds * 1000,
  })
  receive = colleagues.receive
  starting.defer(() => colleagues.stop())

  const running = starting.move()
  const addresses = { tabUrl: `${baseUrl}/tab/`, playgroundUrl: playground.url }
  return {
    ...addresses,
    botUrl,
    greeting: greeting({ ...config, ...addresses }),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

async function coursesIn(folder: string): Promise<readonly Course[]> {
  const read = await readCourses(folder)
  if (read.kind === 'courses') return read.courses
  const lines = read.problems.map(({ file, line, what, instead }) => `${file}:${line}: ${what}, ${instead}`)
  throw new Error(`The lessons can't be used as they are:\n${lines.join('\n')}`)
}

/** The first working Tuesday, or whichever weekday the first course has, from today on. */
function halfAnHourBeforeFirstLesson(courses: readonly Course[]): number {
  const [first] = courses
  if (!first)
    throw new Error('There is no course in the content folder. Put one there, or set DROPPE_CONTENT.')
  const today = localDate(first.calendar.zone, Date.now())
  const [goesOut] = createTimetable(first.calendar, today, 1).lessonTimes
  return (goesOut ?? Date.now()) - 30 * 60_000
}

/** Local mode has no leader to press start: courses that have never run begin on the clock's own day. */
async function startCourses(runs: CourseRunStore, courses: readonly Course[], now: number): Promise<void> {
  const started = new Set((await runs.list()).map(({ course }) => course))
  for (const course of courses) {
    if (started.has(course.id)) continue
    await runs.put({ course: course.id, state: 'running', start: localDate(course.calendar.zone, now) })
  }
}

function issuerRoutes(issuer: TokenIssuer): Route[] {
  return [
    {
      method: 'get',
      path: '/local/issuer/.well-known/openid-configuration',
      answer: async (_request, response) => response.send(200, issuer.metadata()),
    },
    {
      method: 'get',
      path: '/local/issuer/keys',
      answer: async (_request, response) => response.send(200, issuer.jwks()),
    },
    {
      method: 'post',
      path: '/local/token',
      answer: async (_request, response) => response.send(200, { token: await issuer.issue() }),
    },
  ]
}

function rightOptions(
  courses: readonly Course[],
  courseId: string,
  lessonId: string,
  questionId: string,
): string[] {
  const lesson = courses.find(({ id }) => id === courseId)?.lessons.find(({ id }) => id === lessonId)
  const options = (lesson && questionOf(lesson, questionId)?.options) ?? []
  return options.filter((option) => option.right).map((option) => option.id)
}
