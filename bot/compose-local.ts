// Local mode: everything on this machine, on loopback alone, with an accelerated clock and simulated colleagues.
import { join } from 'node:path'
import { createCourseContentTable } from './azure/course-content-table.ts'
import { createCourseRunTable } from './azure/course-run-table.ts'
import { prepareStore } from './azure/prepare-store.ts'
import { openStorage } from './azure/storage.ts'
import { composeBot } from './compose.ts'
import { composeCourses } from './compose-courses.ts'
import type { LocalConfig } from './config.ts'
import type { Log } from './core/ports.ts'
import { startCourses } from './flows/start-courses.ts'
import { close, listen, type Route } from './http/server.ts'
import { createSignIn } from './http/sign-in.ts'
import { startAzurite } from './local/azurite.ts'
import { type Colleagues, startColleagues } from './local/colleagues.ts'
import { startConnector } from './local/connector.ts'
import { halfAnHourBeforeFirstCard } from './local/first-day.ts'
import { greeting } from './local/greeting.ts'
import { openLocalClock } from './local/local-clock.ts'
import { createMunicipality, directoryOf } from './local/municipality.ts'
import { startPlayground } from './local/playground.ts'
import { isTaken } from './local/ports.ts'
import { seededRandom } from './local/random.ts'
import { rightOptionsIn } from './local/right-options.ts'
import { createTokenIssuer, type TokenIssuer } from './local/token-issuer.ts'
import { everydayTroubles } from './local/worst-day.ts'

/** Means something only on this machine. */
const clientId = '00000000-0000-4000-8000-0000000000cc'

/** Few, so that a beat every second costs a laptop little. */
const slices = 16
const beatSeconds = 1
/** A day lasts seconds here, so the pace is that much faster than Teams'. */
const maxPerSecond = 400
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
export async function composeLocal(config: LocalConfig, log: Log): Promise<LocalDroppe> {
  await using starting = new AsyncDisposableStack()
  const onUnexpectedExit = (reason: string) =>
    console.error(`${reason} Stop with Ctrl-C and run npm start again; nothing saved is lost.`)

  // Before anything is touched: a second start must not reach into the first one's data.
  await refuseTaken('PORT', config.port)
  await refuseTaken('PLAYGROUND_PORT', config.playgroundPort)
  const azurite = await startAzurite({ folder: join(config.folder, 'azurite'), onUnexpectedExit })
  starting.defer(() => azurite.stop())
  const storage = await openStorage({ connectionString: azurite.connectionString, prefix: 'droppe' })
  await prepareStore(storage, slices, log)
  const runs = createCourseRunTable(storage.courseRuns)
  const contents = createCourseContentTable(storage.courseContents)
  const courses = await composeCourses({ runs, contents }, config.contentFolder)

  const clock = openLocalClock({
    file: join(config.folder, 'clock.json'),
    daySeconds: config.daySeconds,
    startsAt: halfAnHourBeforeFirstCard(courses),
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
    contentFolder: config.contentFolder,
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
    publicUrl: baseUrl,
    tab: { localTokenUrl: '/local/token', refreshMilliseconds: 2000 },
    routes: issuerRoutes(issuer),
    log,
    beatSeconds,
    maxPerSecond,
    claimLifeMilliseconds: claimLifeRealMilliseconds * clock.speed,
    eraseAnswersAfterDays: config.eraseAnswersAfterDays,
  })
  // Local mode has no leader to press start.
  await startCourses({ runs, contents }, courses)
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
  const connector = await startConnector({
    port: 0,
    onCard: (...card) => receive?.(...card),
    badDays: everydayTroubles,
  })
  starting.defer(() => connector.stop())
  const colleagues = startColleagues({
    people: municipality.colleagues,
    serviceUrl: connector.serviceUrl,
    tenantId,
    botUrl,
    rightOptions: rightOptionsIn(courses),
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

async function refuseTaken(variable: string, port: number): Promise<void> {
  if (!(await isTaken(port))) return
  throw new Error(
    `Port ${port} is taken. Stop what uses it (perhaps Droppe runs already), or set ${variable} to a free port.`,
  )
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
