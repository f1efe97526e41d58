// Production: one of any number of instances that share nothing but the storage account.
import { createCourseContentTable } from './azure/course-content-table.ts'
import { createCourseRunTable } from './azure/course-run-table.ts'
import { composeBot } from './compose.ts'
import { composeCourses } from './compose-courses.ts'
import { composePreflight } from './compose-preflight.ts'
import { identityFor, reachStorage } from './compose-storage.ts'
import type { ProductionConfig } from './config.ts'
import type { Log } from './core/ports.ts'
import { runPreflight } from './flows/run-preflight.ts'
import { startCourses } from './flows/start-courses.ts'
import { close, listen } from './http/server.ts'
import { createSignIn } from './http/sign-in.ts'
import { createWatch, unwatched, type Watch } from './telemetry/watch.ts'

const refreshMilliseconds = 30_000

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
  const runs = createCourseRunTable(storage.courseRuns)
  const contents = createCourseContentTable(storage.courseContents)
  const courses = await composeCourses({ runs, contents }, config.contentFolder)

  const bot = await composeBot({
    storage,
    slices: config.slices,
    courses,
    contentFolder: config.contentFolder,
    clock: { now: () => Date.now() },
    // People are known by their chats alone, and belong to no department.
    directory: { find: async () => undefined },
    credentials: { ...credentials, ...(identity && { assertion: identity.assertion }) },
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
  })
  // There is no button for it: a course starts on the day its calendar says.
  await startCourses({ runs, contents }, courses)
  await listen(bot.server, config.port, config.host)
  starting.defer(() => close(bot.server))
  starting.use(bot.start())

  const running = starting.move()
  return {
    greeting: `Droppe runs on ${config.host}, port ${config.port}, for ${publicUrl}.`,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
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
