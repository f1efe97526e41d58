// Puts the bot together from its edges, the same in every mode; what differs between modes comes in as parts.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Server } from 'restify'
import { createCourseContentTable } from './azure/course-content-table.ts'
import { createCourseRunTable } from './azure/course-run-table.ts'
import { createDamageReport } from './azure/damage-report.ts'
import { letterPaceKey } from './azure/keys.ts'
import { createLearnerTable } from './azure/learner-table.ts'
import { createLeaseRow } from './azure/lease-row.ts'
import { createLessonEditTable } from './azure/lesson-edit-table.ts'
import { createPaceRow } from './azure/pace-row.ts'
import { prepareStore } from './azure/prepare-store.ts'
import { createPublicationTable } from './azure/publication-table.ts'
import { createRosterRow } from './azure/roster-row.ts'
import { createSetAsideTable } from './azure/set-aside-table.ts'
import { linkKey } from './azure/settings-table.ts'
import { createSliceQueue } from './azure/slice-queue.ts'
import type { Storage } from './azure/storage.ts'
import { composeSource } from './compose-lessons.ts'
import { startRetention } from './compose-retention.ts'
import { type RosterParts, startRoster } from './compose-roster.ts'
import { beatLease, composeRoutes } from './compose-routes.ts'
import type { Course } from './core/course.ts'
import type { LetterLimits, LetterPaceState } from './core/letter-pace.ts'
import type { Clock, CourseRunStore, Directory, LearnerStore, Log } from './core/ports.ts'
import type { PostOffice } from './core/post-office.ts'
import { checkCertificate } from './flows/check-certificate.ts'
import { chooseChannel } from './flows/choose-channel.ts'
import { enrolLearner } from './flows/enrol-learner.ts'
import { pauseLearner } from './flows/pause-learner.ts'
import { createPlanner } from './flows/plan-courses.ts'
import { reconcileSlice } from './flows/reconcile-slice.ts'
import { recordAnswer } from './flows/record-answer.ts'
import { removeInstallation } from './flows/remove-installation.ts'
import { resumeLearner } from './flows/resume-learner.ts'
import type { Preflight } from './flows/run-preflight.ts'
import { showLesson } from './flows/show-lesson.ts'
import { showProgress } from './flows/show-progress.ts'
import { showStoredData } from './flows/show-stored-data.ts'
import type { AnswerLimits } from './http/answer-routes.ts'
import type { TabSettings } from './http/contract.ts'
import { withPictures } from './http/image-routes.ts'
import { createLinks } from './http/links.ts'
import { createHttpServer, type Route, type ServerSettings } from './http/server.ts'
import type { SignInCheck } from './http/sign-in.ts'
import { type BotCredentials, createAdapter } from './teams/adapter.ts'
import { createBotToken } from './teams/bot-token.ts'
import { createConnectorClient } from './teams/connector-client.ts'
import { createMessenger } from './teams/messenger.ts'
import { createReceive } from './teams/receive.ts'
import { unwatched, type Watch } from './telemetry/watch.ts'
import { startHeartbeat } from './timer/heartbeat.ts'
import { createLetterPace } from './timer/letter-pace.ts'
import { createPace } from './timer/pace.ts'
import { startSliceWorker } from './timer/slice-worker.ts'

export interface Parts {
  readonly storage: Storage
  readonly slices: number
  readonly courses: readonly Course[]
  /** Of the lessons written in the tab that `courses` has; left out: none. */
  readonly revision?: string | undefined
  /** Where the lessons are, and their pictures. */
  readonly contentFolder: string
  readonly clock: Clock
  readonly directory: Directory
  /** Left out: nobody is known but by installing the bot. */
  readonly roster?: RosterParts
  readonly credentials: BotCredentials
  readonly signIn: SignInCheck
  /** Where people reach the server, without a slash at the end. */
  readonly publicUrl: string
  readonly tab: TabSettings
  /** Routes that only one mode has. */
  readonly routes: readonly Route[]
  readonly log: Log
  readonly serverSettings?: ServerSettings
  /** For IT, in the tab; nothing is looked at when it is left out, such as in local mode. */
  readonly runPreflight?: () => Promise<readonly Preflight[]>
  /** Puts telemetry around the parts; there is none when it is left out. */
  readonly watch?: Watch
  readonly beatSeconds: number
  /** Requests to the Bot Connector, of all instances together. */
  readonly maxPerSecond: number
  /** In the clock's time. */
  readonly claimLifeMilliseconds: number
  /** After the last day of their course; never when left out. */
  readonly eraseAnswersAfterDays?: number
  /** Left out: no letters go out. */
  readonly letters?: { readonly office: PostOffice; readonly limits: LetterLimits }
  /** How often the pages may be opened that letters lead to; as usual when left out. */
  readonly answerLimits?: AnswerLimits
}

export interface Bot {
  readonly server: Server
  readonly runs: CourseRunStore
  readonly learners: LearnerStore
  /** Begins to send. Stops with what it returns. */
  start(): AsyncDisposable
}

/** Enough that slow answers of Teams in some slices don't hold up the others. */
const lanes = 16
/** Work of a day is looked for some times an hour. */
const beatsBetweenErrands = 20

/** Nothing moves yet: the server doesn't listen, the timer doesn't beat. Throws if the store doesn't fit. */
export async function composeBot(parts: Parts): Promise<Bot> {
  const { storage, slices, clock, directory, log, eraseAnswersAfterDays, watch = unwatched } = parts
  await prepareStore(storage, slices, log)

  const setAside = createSetAsideTable(storage.setAside)
  const learners = watch.learners(
    createLearnerTable(storage.learners, slices, { onDamaged: createDamageReport(setAside, log) }),
  )
  const runs = createCourseRunTable(storage.courseRuns)
  const contents = createCourseContentTable(storage.courseContents)
  const edits = createLessonEditTable(storage.lessonEdits)
  const source = composeSource(
    { runs, contents, edits },
    parts.contentFolder,
    { courses: parts.courses, revision: parts.revision },
    log,
  )
  const publications = createPublicationTable(storage.publications)
  const queue = watch.queue(
    createSliceQueue(storage.slices, {
      setAside: (...what) => setAside.put(...what),
      trace: () => watch.trace(),
    }),
  )
  const lease = createLeaseRow(storage.settings, beatLease, crypto.randomUUID())
  if (!parts.roster) tellOfAudiences(parts.courses, log)
  const roster = createRosterRow(storage.settings)
  const planner = createPlanner({
    runs,
    source: withPictures(source, parts.publicUrl),
    maxAgeMilliseconds: 2000,
    elapsed: () => performance.now(),
  })

  const { appId, tenantId } = parts.credentials
  const token = createBotToken(parts.credentials, log)
  const client = createConnectorClient(token)
  const adapter = createAdapter(parts.credentials, client, log)
  const messenger = watch.messenger(createMessenger({ client, appId, tenantId }))
  const stopping = new AbortController()
  const { signal } = stopping
  const pace = createPace(createPaceRow(storage.settings), { maxPerSecond: parts.maxPerSecond, signal })
  const links = createLinks({ key: await linkKey(storage.settings), publicUrl: parts.publicUrl })
  const world = {
    learners,
    planner,
    messenger,
    clock,
    directory,
    links,
    log,
    hasPost: parts.letters !== undefined,
  }
  const letterPaces = createPaceRow<LetterPaceState>(storage.settings, letterPaceKey)
  const post = parts.letters && {
    office: watch.office(parts.letters.office),
    pace: createLetterPace(letterPaces, { ...parts.letters.limits, signal }),
    links,
  }
  const receive = createReceive(
    adapter,
    {
      enrol: (learner, conversation) => enrolLearner(world, learner, conversation),
      remove: (learner) => removeInstallation(world, learner),
      answer: watch.answer((tap) => recordAnswer(world, tap)),
      showLesson: (learner) => showLesson(world, learner),
      showProgress: (learner) => showProgress(world, learner),
      pause: (learner, length) => pauseLearner(world, learner, length),
      resume: (learner) => resumeLearner(world, learner),
      chooseChannel: (learner, channel) => chooseChannel(world, learner, channel),
      showStoredData: (learner) => showStoredData(world, learner),
      checkCertificate: (learner, as) => checkCertificate(world, learner, as),
      courses: async () => (await planner.current()).courses.map(({ course }) => course),
    },
    log,
  )

  const routes = composeRoutes(
    { world, runs, contents, edits, source, publications, setAside, queue, roster, pace, token },
    parts,
    receive,
  )
  const reconciling = {
    ...world,
    pace,
    ...(post && { post }),
    claimLifeMilliseconds: parts.claimLifeMilliseconds,
    // Whoever waits when the instance stops is woken, and gives up.
    wait: (milliseconds: number) => sleep(milliseconds, undefined, { signal }).catch(() => undefined),
  }
  return {
    server: createHttpServer(watch.routes(routes), log, parts.serverSettings),
    runs,
    learners,
    start() {
      const life = new AsyncDisposableStack()
      life.defer(() => client.close())
      // The first sends must not wait for it; what is wrong with it is told when they do.
      token.warm().catch(() => undefined)
      const worker = startSliceWorker({
        queue,
        setAside,
        log,
        look: watch.look((slice) => reconcileSlice(reconciling, slice)),
        onStop: () => stopping.abort(),
        lanes,
        restMilliseconds: Math.min(1000, parts.beatSeconds * 250),
      })
      life.defer(() => worker.stop())
      const heartbeat = startHeartbeat({ queue, lease, log }, { slices, everySeconds: parts.beatSeconds })
      life.defer(() => heartbeat.stop())
      if (eraseAnswersAfterDays !== undefined) {
        const everySeconds = parts.beatSeconds * beatsBetweenErrands
        const needs = { learners, runs, clock, log, settings: storage.settings }
        const erasing = startRetention(needs, { eraseAnswersAfterDays, everySeconds })
        life.defer(() => erasing.stop())
      }
      if (parts.roster) {
        const zone = parts.courses[0]?.calendar.zone ?? 'Europe/Stockholm'
        const letters = parts.letters !== undefined
        const needs = { ...world, roster, setAside, pace, letters, settings: storage.settings, zone }
        const rounds = startRoster(parts.roster, needs)
        life.defer(() => rounds.stop())
      }
      return life
    },
  }
}

/** Who is in a group, the directory alone knows. */
function tellOfAudiences(courses: readonly Course[], log: Log): void {
  for (const { id, audience } of courses) {
    if (!audience) continue
    log.error({ course: id }, 'The course is for some groups, so nobody gets it: set DROPPE_DIRECTORY=on.')
  }
}
