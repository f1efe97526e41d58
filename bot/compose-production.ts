// Production: one of any number of instances that share nothing but the storage account.
import { createCourseContentTable } from './azure/course-content-table.ts'
import { createCourseRunTable } from './azure/course-run-table.ts'
import { createLessonEditTable } from './azure/lesson-edit-table.ts'
import { prepareStore } from './azure/prepare-store.ts'
import { composeBot } from './compose.ts'
import { composeCourses } from './compose-courses.ts'
import { composePreflight } from './compose-preflight.ts'
import { composeDepartments, type RosterParts } from './compose-roster.ts'
import type { ProductionConfig } from './config.ts'
import { exchangeLimits } from './core/letter-pace.ts'
import type { Log } from './core/ports.ts'
import { sliceOf } from './core/slice.ts'
import { runPreflight } from './flows/run-preflight.ts'
import { startCourses } from './flows/start-courses.ts'
import { createGraphClient } from './graph/graph-client.ts'
import { createGraphToken } from './graph/graph-token.ts'
import { createMailbox } from './graph/mailbox.ts'
import { close, listen } from './http/server.ts'
import { createSignIn } from './http/sign-in.ts'
import { identityFor, reachStorage } from './storage-access.ts'
import { say } from './teams/texts.ts'
import { createWatch, unwatched, type Watch } from './telemetry/watch.ts'

const refreshMilliseconds = 30_000
/** A letter that Graph takes no note of for so long is unknown, and its lane is needed. */
const letterPatienceMilliseconds = 20_000

export interface ProductionDroppe extends AsyncDisposable {
  /** What to tell whoever reads the log. */
  readonly greeting: string
}

/** Starts this instance; whatever was started is stopped again if a later part fails. Throws one clear line. */
export async function composeProduction(config: ProductionConfig, log: Log): Promise<ProductionDroppe> {
  await using starting = new AsyncDisposableStack()
  const { credentials, publicUrl } = config
  const watch = starting.use(await watchFor(config)).watch
  const identity = await identityFor(config)
  const storage = await reachStorage(config, identity)
  // Before anything is written: the store may be of another version.
  await prepareStore(storage, config.slices, log)
  const runs = createCourseRunTable(storage.courseRuns)
  const contents = createCourseContentTable(storage.courseContents)
  const edits = createLessonEditTable(storage.lessonEdits)
  const { courses, revision } = await composeCourses({ runs, contents, edits }, config.contentFolder)

  const asserted = identity && { assertion: identity.assertion }
  const { appId: clientId, appPassword: clientSecret } = credentials
  const { url: graphUrl, tokenUrl } = config.graph
  const graphToken = createGraphToken({ tokenUrl, graphUrl, clientId, clientSecret, ...asserted })
  const roster = config.directory && (await composeRoster(config, config.directory, graphToken))
  const bot = await composeBot({
    storage,
    slices: config.slices,
    courses,
    revision,
    contentFolder: config.contentFolder,
    clock: { now: () => Date.now() },
    // Who installs the bot before the directory has been read belongs to no department until it has.
    directory: { find: async () => undefined },
    ...(roster && { roster }),
    credentials: { ...credentials, ...asserted },
    signIn: createSignIn({
      ...config.signIn,
      audience: credentials.appId,
      tenantId: credentials.tenantId,
    }),
    publicUrl,
    tab: { refreshMilliseconds },
    routes: [],
    log,
    watch,
    serverSettings: { trustedProxies: config.trustedProxies },
    runPreflight: () =>
      runPreflight(composePreflight({ config, identity, storage: async () => storage, log })),
    beatSeconds: config.beatSeconds,
    maxPerSecond: config.maxPerSecond,
    claimLifeMilliseconds: config.claimLifeSeconds * 1000,
    eraseAnswersAfterDays: config.eraseAnswersAfterDays,
    ...lettersOf(config, graphToken, log),
  })
  if (config.startedBy === 'calendar') await startCourses({ runs, contents }, courses)
  const started = (await runs.list()).length
  await listen(bot.server, config.port, config.host)
  starting.defer(() => close(bot.server))
  starting.use(bot.start())

  const running = starting.move()
  return {
    greeting: greetingOf(config, started),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

async function composeRoster(
  { credentials, graph }: ProductionConfig,
  directory: NonNullable<ProductionConfig['directory']>,
  token: () => Promise<string>,
): Promise<RosterParts> {
  const { departmentField, departmentsFile, eraseLeaversAfterDays, everySeconds } = directory
  return {
    graphUrl: graph.url,
    token,
    departmentField,
    departmentName: await composeDepartments(departmentsFile),
    eraseLeaversAfterDays,
    everySeconds,
    // Another for each organisation, and the same for all of its instances.
    spread: sliceOf(credentials.tenantId, 1000) / 1000,
    // The package gives the manifest the app's own id.
    manifestId: credentials.appId,
  }
}

function lettersOf({ letters, graph }: ProductionConfig, token: () => Promise<string>, log: Log) {
  if (!letters) return {}
  const client = createGraphClient({
    baseUrl: graph.url,
    token,
    // A letter is tried again when its slice is looked at again.
    maxRetries: 0,
    patienceMilliseconds: letterPatienceMilliseconds,
  })
  const office = createMailbox({ graph: client, address: letters.mailbox, say, log })
  return { letters: { office, limits: { ...exchangeLimits, perMinute: letters.perMinute } } }
}

function greetingOf({ host, port, publicUrl }: ProductionConfig, started: number): string {
  const runs = `Droppe runs on ${host}, port ${port}, for ${publicUrl}.`
  if (started > 0) return runs
  return `${runs}\nNo course has been started, so nothing is sent: the project leader starts them in the tab, under Kurs.`
}

/** Loaded only where telemetry goes somewhere. */
async function watchFor({ insightsConnectionString }: ProductionConfig): Promise<Watching> {
  if (insightsConnectionString === undefined)
    return { watch: unwatched, [Symbol.asyncDispose]: async () => {} }
  const { openApplicationInsights } = await import('./telemetry/application-insights.ts')
  const insights = await openApplicationInsights(insightsConnectionString)
  const { createTelemetry } = await import('./telemetry/open-telemetry.ts')
  return {
    watch: createWatch(createTelemetry()),
    [Symbol.asyncDispose]: () => insights[Symbol.asyncDispose](),
  }
}

interface Watching extends AsyncDisposable {
  readonly watch: Watch
}
