// Local mode: everything on this machine, on loopback alone, with an accelerated clock and simulated colleagues.
import { join } from 'node:path'
import { createCourseContentTable } from './azure/course-content-table.ts'
import { createCourseRunTable } from './azure/course-run-table.ts'
import { createLearnerTable } from './azure/learner-table.ts'
import { createLessonEditTable } from './azure/lesson-edit-table.ts'
import { prepareStore } from './azure/prepare-store.ts'
import { openStorage } from './azure/storage.ts'
import { composeBot } from './compose.ts'
import { composeCourses } from './compose-courses.ts'
import { composeLocalLetters } from './compose-local-letters.ts'
import { composeDepartments, type RosterParts } from './compose-roster.ts'
import type { DirectoryConfig, LocalConfig } from './config.ts'
import type { Log } from './core/ports.ts'
import { startCourses } from './flows/start-courses.ts'
import { close, listen, type Route } from './http/server.ts'
import { createSignIn } from './http/sign-in.ts'
import { accountsOf } from './local/accounts.ts'
import { startAzurite } from './local/azurite.ts'
import { type Colleagues, startColleagues } from './local/colleagues.ts'
import { startConnector } from './local/connector.ts'
import { halfAnHourBeforeFirstCard } from './local/first-day.ts'
import { droppeInCatalogue, startGraph } from './local/graph/graph.ts'
import { greeting } from './local/greeting.ts'
import { startLetterReaders } from './local/letter-readers.ts'
import { openLocalClock } from './local/local-clock.ts'
import { createMunicipality, directoryOf, type Municipality } from './local/municipality.ts'
import { startPlayground } from './local/playground.ts'
import { isTaken } from './local/ports.ts'
import { seededRandom } from './local/random.ts'
import { reachedBefore } from './local/reached-before.ts'
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
/** How often the directory's changes are read. */
const rosterSeconds = 5
/** A little less than Graph allows. */
const maxInstallsPerSecond = 25
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
  const edits = createLessonEditTable(storage.lessonEdits)
  const { courses, revision } = await composeCourses({ runs, contents, edits }, config.contentFolder)

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
  const answerWithinMilliseconds = answerWithinDays * config.daySeconds * 1000
  const issuer = await createTokenIssuer({ issuer: issuerUrl, audience: clientId, tenantId })

  let colleagues: Colleagues | undefined
  const connector = await startConnector({
    port: 0,
    onCard: (...card) => colleagues?.receive(...card),
    badDays: everydayTroubles,
  })
  starting.defer(() => connector.stop())
  const readers = startLetterReaders({ random: seededRandom(3), answerWithinMilliseconds })
  starting.defer(() => readers.stop())
  const { person } = municipality
  const graph = await startGraph({
    port: 0,
    municipality,
    // She is to get cards, however long it takes her to open the Playground.
    accounts: accountsOf(municipality).map((each) =>
      each.id === person.id ? { ...each, mail: null } : each,
    ),
    onLetter: readers.receive,
    // Her Teams is the Playground, which tells of an installation when it is opened.
    isAway: (id) => id === municipality.person.id,
    onInstall: (id) => colleagues?.install(id),
  })
  starting.defer(() => graph.stop())
  const { letters, routes: outboxRoutes } = composeLocalLetters(graph, baseUrl, log)

  const bot = await composeBot({
    storage,
    slices,
    courses,
    revision,
    contentFolder: config.contentFolder,
    clock,
    directory: directoryOf(municipality),
    ...(config.directory && {
      roster: await rosterParts(config.directory, municipality, graph.baseUrl, connector.serviceUrl),
    }),
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
    routes: [...issuerRoutes(issuer, municipality.person.id), ...outboxRoutes],
    letters,
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
  colleagues = startColleagues({
    people: municipality.colleagues,
    installThemselves: config.directory === undefined,
    serviceUrl: connector.serviceUrl,
    tenantId,
    botUrl,
    rightOptions: rightOptionsIn(courses),
    random: seededRandom(2),
    answerWithinMilliseconds,
  })
  const { install, stop } = colleagues
  starting.defer(stop)
  for (const id of await reachedBefore(createLearnerTable(storage.learners, slices, { onDamaged() {} })))
    install(id)
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

  const running = starting.move()
  const addresses = {
    tabUrl: `${baseUrl}/tab/`,
    playgroundUrl: playground.url,
    outboxUrl: `${baseUrl}/local/outbox`,
  }
  return {
    ...addresses,
    botUrl,
    greeting: greeting({ ...config, ...addresses }),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

async function rosterParts(
  { departmentField, departmentsFile, eraseLeaversAfterDays }: DirectoryConfig,
  { person }: Municipality,
  graphUrl: string,
  serviceUrl: string,
): Promise<RosterParts> {
  return {
    graphUrl,
    token: async () => 'local',
    departmentField,
    departmentName: await composeDepartments(departmentsFile),
    eraseLeaversAfterDays,
    everySeconds: rosterSeconds,
    spread: 0,
    manifestId: droppeInCatalogue.externalId,
    serviceUrl,
    isSimulated: (id) => id !== person.id,
    maxInstallsPerSecond,
  }
}

async function refuseTaken(variable: string, port: number): Promise<void> {
  if (!(await isTaken(port))) return
  throw new Error(
    `Port ${port} is taken. Stop what uses it (perhaps Droppe runs already), or set ${variable} to a free port.`,
  )
}

/** Whoever leads here is the person in the Playground: what one sends oneself arrives there. */
function issuerRoutes(issuer: TokenIssuer, oid: string): Route[] {
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
      answer: async (_request, response) => response.send(200, { token: await issuer.issue({ oid }) }),
    },
  ]
}
