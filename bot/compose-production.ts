// Production: one of any number of instances that share nothing but the storage account.
import { createCourseContentTable } from './azure/course-content-table.ts'
import { createCourseRunTable } from './azure/course-run-table.ts'
import { openStorage, type Storage } from './azure/storage.ts'
import { composeBot } from './compose.ts'
import { composeCourses } from './compose-courses.ts'
import type { ProductionConfig } from './config.ts'
import type { Log } from './core/ports.ts'
import { startCourses } from './flows/start-courses.ts'
import { close, listen } from './http/server.ts'
import { createSignIn } from './http/sign-in.ts'

const refreshMilliseconds = 30_000

export interface ProductionDroppe extends AsyncDisposable {
  /** What to tell whoever reads the log. */
  readonly greeting: string
}

/** Starts this instance; whatever was started is stopped again if a later part fails. Throws one clear line. */
export async function composeProduction(config: ProductionConfig, log: Log): Promise<ProductionDroppe> {
  await using starting = new AsyncDisposableStack()
  const { credentials, publicUrl } = config
  const storage = await reachStorage(config.storageConnectionString)
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
    credentials,
    signIn: createSignIn({
      ...config.signIn,
      audience: credentials.appId,
      tenantId: credentials.tenantId,
    }),
    publicUrl,
    tab: { refreshMilliseconds },
    routes: [],
    log,
    beatSeconds: config.beatSeconds,
    maxPerSecond: config.maxPerSecond,
    claimLifeMilliseconds: config.claimLifeSeconds * 1000,
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

function greetingOf({ host, port, publicUrl }: ProductionConfig, started: number): string {
  const runs = `Droppe runs on ${host}, port ${port}, for ${publicUrl}.`
  if (started > 0) return runs
  return `${runs}\nNo course has been started, so nothing is sent: the project leader starts them in the tab, under Kurs.`
}

async function reachStorage(connectionString: string): Promise<Storage> {
  try {
    return await openStorage({ connectionString, prefix: 'droppe' })
  } catch (cause) {
    const [why] = (cause as Error).message.split('\n')
    throw new Error(
      `The storage account can't be used (${why}). Check DROPPE_STORAGE, and that this machine reaches it.`,
      { cause },
    )
  }
}
