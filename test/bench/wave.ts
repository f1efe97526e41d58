// A wave with something bad happening in it: a lesson to everybody, answers all along, then a look at what became of
// everyone, and again some working days later, when reminders have healed what was unknown.
import { checkLedger } from '../../bot/flows/check-ledger.ts'
import { type AnsweringPeople, startAnsweringPeople } from './answering-people.ts'
import { day } from './bench-day.ts'
import { type Crew, startCrew } from './crew.ts'
import { everybody, type Somebody } from './everybody.ts'
import { openPlace, type Place } from './place.ts'
import { populate } from './populate.ts'
import { firstLessonStates, untilSettled, untilThrough } from './progress.ts'
import { type Figures, mustHold, mustNotThrow } from './report.ts'
import { answersKept, faultsAfterHealing, faultsAfterWave } from './wave-faults.ts'

export interface WaveWishes {
  readonly learners: number
  readonly instances: number
  readonly cap: number
  readonly seed: number
  readonly claimLifeSeconds: number
  /** The storage can be cut off. */
  readonly proxy: boolean
}

export interface Underway {
  readonly place: Place
  readonly crew: Crew
  /** Whether every learner has a state by now, as of some seconds ago. */
  isThrough(): boolean
}

export interface WaveOutcome {
  readonly figures: Figures
  readonly broken: readonly string[]
}

/** Three working days after a Tuesday: the first reminder. */
const daysUntilReminder = 3
const beatSeconds = 2
const capWhenHealing = 2000
/** Seldom, for a look is a query for each slice. */
const lookEveryMilliseconds = 3000

/** `disturb` does its worst while the wave goes out, and may end before it or after. */
export async function runWave(
  wishes: WaveWishes,
  disturb: (underway: Underway) => Promise<void>,
): Promise<WaveOutcome> {
  let people: AnsweringPeople | undefined
  await using place = await openPlace({
    lessons: 1,
    proxy: wishes.proxy,
    onCards: (cards) => people?.receive(cards),
  })
  const { course, serviceUrl, connector } = place
  const { learners: count, instances } = wishes
  await populate({ ...place, course, serviceUrl, now: place.now(), count, lessonsSent: 0 })

  const began = performance.now()
  await using crew = await startCrew(place, instances, { ...wishes, beatSeconds })
  people = await startAnsweringPeople({
    place,
    seed: wishes.seed,
    botUrls: () => crew.living().map(({ botUrl }) => botUrl),
  })
  let isThrough = false
  const goOut = async () => {
    const accepted = () => connector.ask('accepted')
    const hasNobodyWaiting = async () => (await firstLessonStates(place)).waiting === 0
    const often = { everyMilliseconds: lookEveryMilliseconds }
    await untilThrough(place, 'The wave', hasNobodyWaiting, accepted, often)
    isThrough = true
    return (performance.now() - began) / 1000
  }
  const [seconds] = await Promise.all([goOut(), disturb({ place, crew, isThrough: () => isThrough })])
  await crew.complete()
  await untilSettled(place)
  await people.stop()
  await crew.stop()
  const afterWave = await lookAtAll(place, count)
  const ledger = await mustNotThrow(() => checkLedger(place.learners, [course]))

  await heal(place, wishes)
  const afterHealing = await lookAtAll(place, count)
  const ledgerLater = await mustNotThrow(() => checkLedger(place.learners, [course]))
  return {
    figures: {
      'seconds until all had a state': seconds,
      ...figuresOf(afterWave),
      'answers acknowledged': people.acknowledged.size,
      'taps that came to nothing at first': people.inVain(),
    },
    broken: [
      ...faultsAfterWave(afterWave),
      ...answersKept(await keptAnswers(place), people.acknowledged),
      ...mustHold(people.givenUp() === 0, `${people.givenUp()} people have given up answering.`),
      ...ledger,
      ...faultsAfterHealing(afterWave, afterHealing),
      ...ledgerLater,
    ],
  }
}

async function lookAtAll(place: Place, count: number): Promise<readonly Somebody[]> {
  return everybody(place, count, await place.connector.ask('counts'))
}

/** New instances, some working days on: whoever hasn't answered is reminded, and so gets what may never have arrived. */
async function heal(place: Place, { instances, claimLifeSeconds }: WaveWishes): Promise<void> {
  const laterMilliseconds = daysUntilReminder * day
  const wishes = { cap: capWhenHealing, beatSeconds, claimLifeSeconds, laterMilliseconds }
  await using _ = await startCrew(place, instances, wishes)
  const waitingFor = async () => {
    let count = 0
    for (let slice = 0; slice < place.learners.slices; slice++) {
      for (const { value } of (await place.learners.readSlice(slice)).learners) {
        const item = value.standings[place.course.course.id]?.items[place.course.steps[0]?.id ?? '']
        const isReminded = item && item.reminders > 0 && item.state !== 'claimed'
        if (item?.state !== 'answered' && !isReminded) count++
      }
    }
    return count
  }
  await untilThrough(place, 'Healing', async () => (await waitingFor()) === 0, waitingFor, {
    everyMilliseconds: 1500,
  })
}

async function keptAnswers({ learners }: Place) {
  const all = Array.from({ length: learners.slices }, (_, slice) => learners.readSliceAnswers(slice))
  return (await Promise.all(all)).flat()
}

function figuresOf(people: readonly Somebody[]): Figures {
  const inState = (state: string) => people.filter(({ item }) => item?.state === state)
  const unknown = inState('unknown')
  return {
    cards: people.reduce((sum, { accepted }) => sum + accepted, 0),
    sent: inState('sent').length,
    answered: inState('answered').length,
    unreached: inState('unreached').length,
    'unknown that had arrived': unknown.filter(({ accepted }) => accepted > 0).length,
    'unknown that had not arrived': unknown.filter(({ accepted }) => accepted === 0).length,
  }
}
