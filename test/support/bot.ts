// The real bot on a free port: real storage in Azurite, real tokens, a connector that keeps what it gets.

import { createCourseContentTable } from '../../bot/azure/course-content-table.ts'
import { openStorage, type Storage } from '../../bot/azure/storage.ts'
import { type Bot, composeBot, type Parts } from '../../bot/compose.ts'
import type { Course } from '../../bot/core/course.ts'
import type { Log } from '../../bot/core/ports.ts'
import { startCourses } from '../../bot/flows/start-courses.ts'
import { close, listen } from '../../bot/http/server.ts'
import { createSignIn } from '../../bot/http/sign-in.ts'
import { startConnector } from '../../bot/local/connector.ts'
import type { SentActivity } from '../../bot/local/connector-routes.ts'
import { freePorts } from '../../bot/local/ports.ts'
import { createTokenIssuer } from '../../bot/local/token-issuer.ts'
import { at, course, recordingLog } from './builders.ts'

let bots = 0
const tenantId = 'tenant'
const audience = 'droppe-tab'

export interface TestBot extends AsyncDisposable {
  readonly url: string
  /** Of the tables. */
  readonly prefix: string
  readonly serviceUrl: string
  /** Everything sent to chats, oldest first. */
  readonly sent: readonly { chat: string; activity: SentActivity }[]
  readonly log: ReturnType<typeof recordingLog>
  readonly bot: Bot
  readonly storage: Storage
  setTime(local: string): void
  readonly tabUrl: string
  /** Who opens the tab in a browser from now on: claims of their token. The project leader, unless told otherwise. */
  signInAs(claims: Record<string, unknown>): void
  token(claims?: Record<string, unknown>): Promise<string>
  /** Posts an activity as Teams does; an object is sent as JSON, a string as it is. */
  post(activity: unknown, headers?: Record<string, string>): Promise<{ status: number; text: string }>
}

export async function startBot({
  connectionString,
  courses = [course()],
  contentFolder = 'content',
  prefix = `b${++bots}p${process.pid}`,
  isAnswering = false,
  isStarted = true,
  parts = {},
}: {
  connectionString: string
  courses?: readonly Course[]
  contentFolder?: string
  /** Of the tables: a second instance has the first one's. */
  prefix?: string
  /** Takes requests and sends nothing by itself. */
  isAnswering?: boolean
  /** Otherwise the courses wait for a leader. */
  isStarted?: boolean
  /** In place of those below. */
  parts?: Partial<Parts>
}): Promise<TestBot> {
  let now = at('2026-09-01 08:00')
  let caller: Record<string, unknown> = {}
  const clock = { now: () => now }
  const log = recordingLog()
  const sent: { chat: string; activity: SentActivity }[] = []
  const [port = 0] = await freePorts(1)
  const url = `http://127.0.0.1:${port}`
  const issuer = await createTokenIssuer({ issuer: `${url}/issuer`, audience, tenantId })
  const storage = await openStorage({ connectionString, prefix })
  const bot = await composeBot({
    storage,
    slices: 2,
    contentFolder,
    courses,
    clock,
    directory: { find: async () => ({ department: 'Skola', language: 'sv', simulated: false }) },
    credentials: { appId: '', appPassword: '', tenantId: '' },
    signIn: createSignIn({ metadataUrl: `${url}/metadata`, issuer: `${url}/issuer`, audience, tenantId }),
    publicUrl: url,
    tab: { localTokenUrl: '/test/token', refreshMilliseconds: 1000 },
    routes: [
      {
        method: 'post',
        path: '/test/token',
        answer: async (_request, response) => response.send({ token: await issuer.issue(caller) }),
      },
      {
        method: 'get',
        path: '/metadata',
        answer: async (_request, response) => response.send(issuer.metadata()),
      },
      {
        method: 'get',
        path: '/issuer/keys',
        answer: async (_request, response) => response.send(issuer.jwks()),
      },
    ],
    log: log as Log,
    beatSeconds: 1,
    maxPerSecond: 1000,
    claimLifeMilliseconds: 600_000,
    ...parts,
  })
  const contents = createCourseContentTable(storage.courseContents)
  if (isStarted) await startCourses({ runs: bot.runs, contents }, courses)
  const connector = await startConnector({
    port: 0,
    onCard: (chat, activity) => sent.push({ chat, activity }),
  })
  await listen(bot.server, port)
  const life = isAnswering ? new AsyncDisposableStack() : bot.start()
  return {
    url,
    prefix,
    serviceUrl: connector.serviceUrl,
    sent,
    log,
    bot,
    storage,
    tabUrl: `${url}/tab/`,
    signInAs(claims) {
      caller = claims
    },
    setTime(local) {
      now = at(local)
    },
    token: (claims) => issuer.issue(claims),
    async post(activity, headers = {}) {
      const body = typeof activity === 'string' ? activity : JSON.stringify(activity)
      const answer = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      })
      return { status: answer.status, text: await answer.text() }
    },
    async [Symbol.asyncDispose]() {
      await life[Symbol.asyncDispose]()
      await close(bot.server)
      await connector.stop()
    },
  }
}
