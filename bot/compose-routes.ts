// What the bot's web server answers: which flow is behind which route.

import { leaseHeldAt } from './azure/lease-row.ts'
import type { createLessonEditTable } from './azure/lesson-edit-table.ts'
import type { Parts } from './compose.ts'
import { composeLessonRoutes } from './compose-lessons.ts'
import { withSetAside } from './core/overview-notices.ts'
import type {
  Clock,
  CourseContentStore,
  CourseRunStore,
  CourseSource,
  Directory,
  LearnerStore,
  Log,
  Messenger,
  Pace,
  Planner,
  PublicationStore,
  RosterStore,
  SetAsideStore,
  SliceQueue,
} from './core/ports.ts'
import { changeCourse } from './flows/change-course.ts'
import { issueCertificate } from './flows/check-certificate.ts'
import { chooseChannel } from './flows/choose-channel.ts'
import { clearSetAside } from './flows/clear-set-aside.ts'
import { createLook } from './flows/look-at-figures.ts'
import { pauseLearner } from './flows/pause-learner.ts'
import { previewChange } from './flows/preview-change.ts'
import { recordAnswer } from './flows/record-answer.ts'
import { resumeLearner } from './flows/resume-learner.ts'
import { showCourses } from './flows/show-courses.ts'
import { showItem } from './flows/show-item.ts'
import { showLessonFigures } from './flows/show-lesson-figures.ts'
import { showMemory } from './flows/show-memory.ts'
import { showOperations } from './flows/show-operations.ts'
import { overviewOf } from './flows/show-overview.ts'
import { showReach } from './flows/show-reach.ts'
import { showReport } from './flows/show-report.ts'
import { readStoredData } from './flows/show-stored-data.ts'
import { showTrail } from './flows/show-trail.ts'
import { answerRoutes } from './http/answer-routes.ts'
import { apiRoutes } from './http/api-routes.ts'
import { courseRoutes } from './http/course-routes.ts'
import { healthRoutes } from './http/health-routes.ts'
import { imageRoutes } from './http/image-routes.ts'
import type { LinkReader } from './http/links.ts'
import { meRoutes } from './http/me-routes.ts'
import { messageRoutes } from './http/message-routes.ts'
import { operationsRoutes } from './http/operations-routes.ts'
import { personalRoutes } from './http/personal-routes.ts'
import { preflightRoutes } from './http/preflight-routes.ts'
import { reachRoutes } from './http/reach-routes.ts'
import { createReadiness } from './http/readiness.ts'
import type { Route } from './http/server.ts'
import { isTabBuilt, tabRoutes } from './http/tab-routes.ts'
import { createRehearsals } from './rehearsals.ts'
import type { BotToken } from './teams/bot-token.ts'
import { renderCard } from './teams/render-card.ts'
import { botLanguages, firstLanguage, say } from './teams/texts.ts'

/** What the routes need of a bot that has been put together. */
export interface Insides {
  readonly world: {
    readonly learners: LearnerStore
    readonly planner: Planner
    readonly messenger: Messenger
    readonly clock: Clock
    readonly directory: Directory
    readonly links: LinkReader
    readonly log: Log
    readonly hasPost: boolean
  }
  readonly runs: CourseRunStore
  readonly contents: CourseContentStore
  readonly edits: ReturnType<typeof createLessonEditTable>
  readonly source: CourseSource
  readonly publications: PublicationStore
  readonly setAside: SetAsideStore
  readonly queue: SliceQueue
  readonly roster: RosterStore
  readonly pace: Pace
  readonly token: BotToken
}

/** Held by the instance that beats. */
export const beatLease = 'heartbeat'

export function composeRoutes(
  { world, runs, contents, edits, source, publications, setAside, queue, roster, pace, token }: Insides,
  parts: Parts,
  receive: Parameters<typeof messageRoutes>[0],
): Route[] {
  const { learners, messenger, clock, links, log } = world
  const planning = { runs, contents, source, clock, wallClock: { now: Date.now } }
  const operating = {
    setAside,
    queue,
    log,
    lastBeat: () => leaseHeldAt(parts.storage.settings, beatLease),
    now: Date.now,
    startedAt: Date.now(),
    everySeconds: parts.beatSeconds,
  }
  const look = createLook(
    { ...world, publications },
    { maxAgeMilliseconds: 1000, elapsed: () => performance.now() },
  )
  return [
    ...healthRoutes(
      createReadiness({
        storage: () => Promise.all([learners.readMark(0), queue.hasWaiting()]),
        token: () => token.current(),
        tab: isTabBuilt,
        content: async () => parts.courses.length > 0,
      }),
    ),
    ...messageRoutes(receive),
    ...apiRoutes({
      signIn: parts.signIn,
      log,
      showOverview: async () => withSetAside(overviewOf(await look()), await setAside.list()),
      showLesson: async (course, lesson) => showLessonFigures(await look(), { course, lesson }, renderCard),
      showMemory: async (course) => showMemory(await look(), course),
      showReport: async (course) => showReport(await look(), course),
    }),
    ...courseRoutes({
      signIn: parts.signIn,
      log,
      showCourses: () => showCourses(planning),
      previewChange: (wanted) => previewChange(planning, wanted),
      changeCourse: (wish) => changeCourse(planning, wish),
      trail: (max) => showTrail([runs, edits], max),
      ...createRehearsals(source, runs),
    }),
    ...composeLessonRoutes({ ...planning, edits, learners, messenger, pace }, parts, parts),
    ...reachRoutes({
      signIn: parts.signIn,
      log,
      showReach: () => showReach({ ...world, setAside, ...(parts.roster && { roster }) }),
    }),
    ...(parts.runPreflight
      ? preflightRoutes({ signIn: parts.signIn, log, runPreflight: parts.runPreflight })
      : []),
    ...meRoutes({ signIn: parts.signIn, log }),
    ...operationsRoutes({
      signIn: parts.signIn,
      log,
      showOperations: () => showOperations(operating),
      clearSetAside: (clearing) => clearSetAside({ ...planning, setAside }, clearing),
    }),
    ...personalRoutes({
      links,
      log,
      say,
      now: () => clock.now(),
      certificate: (of) => issueCertificate(world, of),
      storedData: (learner) => readStoredData(world, learner),
    }),
    ...answerRoutes({
      links,
      log,
      say,
      ...(parts.answerLimits && { limits: parts.answerLimits }),
      trustedProxies: parts.serverSettings?.trustedProxies ?? 0,
      languages: [firstLanguage, ...botLanguages.filter((language) => language !== firstLanguage)],
      show: (of) => showItem(world, of),
      answer: (tap) => recordAnswer(world, tap),
      choose: (learner, channel) => chooseChannel(world, learner, channel),
      pause: (learner, days) => pauseLearner(world, learner, { kind: 'days', days }),
      resume: (learner) => resumeLearner(world, learner),
    }),
    ...tabRoutes(parts.tab),
    ...imageRoutes(parts.contentFolder),
    ...parts.routes,
  ]
}
