// The case "answer": people answer at a constant rate. How long they wait, and whether every answer counts once.
import { checkLedger } from '../../bot/flows/check-ledger.ts'
import type { Load, LoadDeeds, Loaded } from './answer-load.ts'
import { startCrew } from './crew.ts'
import type { EchoDeeds } from './echo-process.ts'
import type { Instance } from './instance.ts'
import { countLost, keptAnswers } from './kept-answers.ts'
import { startProcess } from './other-process.ts'
import { openPlace, type Place } from './place.ts'
import { populate } from './populate.ts'
import { watchProcesses } from './processor.ts'
import { untilAsleep } from './progress.ts'
import { type Figures, mustHold, mustNotThrow, type Report } from './report.ts'
import type { StorageDeeds } from './storage-load.ts'
import { type PlannedRequest, planRequests } from './taps.ts'

export interface AnswerWishes {
  readonly rate: number
  readonly seconds: number
  readonly learners: number
  readonly instances: number
}

/** Teams reuses its tokens too; a new one for each request would measure the signing. */
const tokens = 4
const farAway = 4_000_000_000
/** Seconds in which some others answer first: what is measured is a bot at work, not one that has just been started. */
const warmUp = { seconds: 3, mostPerSecond: 100 }
/** What the bot is held against does the same all the time, and need not be asked for as long. */
const otherSeconds = 20
const warmingPeople = warmUp.seconds * warmUp.mostPerSecond

export async function answer(wishes: AnswerWishes): Promise<Report> {
  const { rate, seconds, learners } = wishes
  const plan = planRequests(rate, seconds)
  const taps = 1 + Math.max(...plan.map(({ tap }) => tap))
  const lessons = Math.ceil(taps / learners)
  await using place = await openPlace({ lessons })
  const { course, serviceUrl } = place
  await populate({
    learners: place.learners,
    course,
    serviceUrl,
    now: place.now(),
    count: learners + warmingPeople,
    lessonsSent: lessons,
  })
  await using crew = await startCrew(place, wishes.instances, {
    cap: 40,
    beatSeconds: 30,
    claimLifeSeconds: 300,
  })
  const instances = crew.living()
  await untilAsleep(place)

  const load = await loadFor(place, wishes, instances)
  const bot = await measure(load, instances)
  await crew.stop()
  const kept = await keptAnswers(place, learners)
  const lost = countLost(place, bot.loaded, { kept, learners })
  const ledger = await mustNotThrow(() => checkLedger(place.learners, [course]))
  const alone = await measureStorage(place, wishes)
  const echoLoad = { ...load, seconds: Math.min(seconds, otherSeconds) }
  const echo = await measureEcho(echoLoad)
  const errors = [...bot.loaded.errors].map(([what, count]) => `${count} × ${what}`).join('; ')
  return {
    case: 'answer',
    settings: { ...wishes },
    figures: {
      ...figuresOf('', bot, plan.length),
      'p99 milliseconds of each minute': ofEachMinute(bot.loaded.milliseconds, plan),
      'storage alone: p50 milliseconds': shareOf(alone, 0.5),
      'storage alone: p99 milliseconds': shareOf(alone, 0.99),
      ...figuresOf('echo server: ', echo, planRequests(rate, echoLoad.seconds).length),
      errors: errors === '' ? 'none' : errors,
      taps,
      'answers in the tables': kept.size,
      lost,
      ledger: ledger[0] ?? 'true',
    },
    broken: [
      ...mustHold(errors === '', `There were errors: ${errors}.`),
      ...mustHold(lost === 0, `${lost} answers that were acknowledged are not in the tables.`),
      ...mustHold(kept.size <= taps, `There are ${kept.size} answers to ${taps} taps.`),
      ...ledger,
    ],
  }
}

async function loadFor(place: Place, wishes: AnswerWishes, instances: readonly Instance[]): Promise<Load> {
  const { framework, serviceUrl, course } = place
  const sign = () => framework.sign(serviceUrl, { nbf: 0, exp: farAway })
  return {
    origins: instances.map(({ botUrl }) => new URL(botUrl).origin),
    path: '/api/messages',
    tokens: await Promise.all(Array.from({ length: tokens }, sign)),
    serviceUrl,
    tenantId: framework.tenantId,
    perSecond: wishes.rate,
    seconds: wishes.seconds,
    firstPerson: 0,
    people: wishes.learners,
    lessons: course.course.lessons.map(({ id, question }) => ({
      course: course.course.id,
      lesson: id,
      question: question.id,
      options: question.options.map((option) => option.id),
    })),
    expected: '"type":"application/vnd.microsoft.card.adaptive"',
  }
}

interface Measured {
  readonly loaded: Loaded
  readonly processorSeconds: number
  readonly megabytes: number
}

async function measure(load: Load, servers: readonly { readonly pid: number }[]): Promise<Measured> {
  const generator = startProcess<LoadDeeds>(new URL('./answer-load.ts', import.meta.url))
  await generator.ask('run', {
    ...load,
    seconds: warmUp.seconds,
    perSecond: Math.min(load.perSecond, warmUp.mostPerSecond),
    firstPerson: load.people,
    people: warmingPeople,
  })
  const watch = watchProcesses(servers.map(({ pid }) => pid))
  const loaded = await generator.ask('run', load)
  const processorSeconds = watch.processorSeconds()
  watch.stop()
  await generator.stop()
  return { loaded, processorSeconds, megabytes: watch.mostMegabytes() }
}

async function measureEcho(load: Load): Promise<Measured> {
  const echo = startProcess<EchoDeeds>(new URL('./echo-process.ts', import.meta.url))
  const port = await echo.ask('start')
  const measured = await measure({ ...load, origins: [`http://127.0.0.1:${port}`], expected: '' }, [echo])
  await echo.stop()
  return measured
}

/** The same tables, as full as they are by now. */
async function measureStorage(
  place: Place,
  { rate, seconds, learners }: AnswerWishes,
): Promise<Float64Array> {
  const storage = startProcess<StorageDeeds>(new URL('./storage-load.ts', import.meta.url))
  const { course } = place.course
  const milliseconds = await storage.ask('run', {
    connectionString: place.connectionString,
    prefix: 'droppe',
    slices: place.learners.slices,
    course: course.id,
    lesson: course.lessons[0]?.id ?? '',
    people: learners,
    perSecond: rate,
    seconds: Math.min(seconds, otherSeconds),
  })
  await storage.stop()
  return milliseconds
}

function ofEachMinute(milliseconds: Float64Array, plan: readonly PlannedRequest[]): string {
  const minutes = Map.groupBy(plan.keys(), (nth) => Math.floor((plan[nth]?.at ?? 0) / 60_000))
  return [...minutes.values()]
    .map((nths) =>
      shareOf(
        Float64Array.from(nths, (nth) => milliseconds[nth] ?? 0),
        0.99,
      ).toFixed(0),
    )
    .join(', ')
}

function shareOf(milliseconds: Float64Array, part: number): number {
  const sorted = milliseconds.toSorted()
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
}

function figuresOf(
  prefix: string,
  { loaded, processorSeconds, megabytes }: Measured,
  requests: number,
): Figures {
  const share = (part: number) => shareOf(loaded.milliseconds, part)
  return {
    [`${prefix}p50 milliseconds`]: share(0.5),
    [`${prefix}p95 milliseconds`]: share(0.95),
    [`${prefix}p99 milliseconds`]: share(0.99),
    [`${prefix}longest milliseconds`]: share(1),
    [`${prefix}processor seconds`]: processorSeconds,
    [`${prefix}requests per processor second`]: requests / processorSeconds,
    [`${prefix}most megabytes`]: megabytes,
    [`${prefix}processor seconds of the load`]: loaded.processorSeconds,
  }
}
