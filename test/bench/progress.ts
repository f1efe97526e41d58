// How far a wave has come, from the tallies and the connector, and waiting for it to get there.
import { setTimeout as sleep } from 'node:timers/promises'
import { lastWords } from './instance.ts'
import type { Place } from './place.ts'

/** How many learners are in each state with the first lesson; "waiting" are those in none. */
export type States = Readonly<Record<string, number>>

export async function firstLessonStates({ learners, course }: Place): Promise<States> {
  const [lesson] = course.steps
  const states: Record<string, number> = { waiting: 0 }
  const all = await Promise.all(
    Array.from({ length: learners.slices }, (_, slice) => learners.readCounts(slice)),
  )
  for (const { tallies } of all) {
    for (const { lesson: id, departments } of tallies) {
      if (id !== lesson?.id) continue
      for (const { eligible, states: counted } of Object.values(departments)) {
        states.waiting = (states.waiting ?? 0) + eligible
        for (const [state, count] of Object.entries(counted)) {
          states[state] = (states[state] ?? 0) + count
          states.waiting -= count
        }
      }
    }
  }
  return states
}

/** Throws, saying how far it has come, if `progress` stands still for so long. */
export async function untilThrough(
  place: Place,
  what: string,
  isThrough: () => Promise<boolean>,
  progress: () => Promise<number>,
  { everyMilliseconds = 500, patienceSeconds = 150 } = {},
): Promise<void> {
  let last = -1
  let movedAt = performance.now()
  while (!(await isThrough())) {
    const now = await progress()
    if (now !== last) movedAt = performance.now()
    last = now
    if (performance.now() - movedAt > patienceSeconds * 1000) {
      const stood = `${what} has stood still for ${patienceSeconds} seconds, at ${last}.`
      throw new Error(`${stood} The instances' last words:\n${await lastWords(place)}`)
    }
    await sleep(everyMilliseconds)
  }
}

/** Until every learner has a state with the first lesson that nobody is working on. */
export async function untilSettled(place: Place): Promise<States> {
  let states: States = {}
  await untilThrough(
    place,
    'Recording',
    async () => {
      states = await firstLessonStates(place)
      return states.waiting === 0 && (states.claimed ?? 0) === 0
    },
    async () => (states.waiting ?? 0) + (states.claimed ?? 0),
    { everyMilliseconds: 1000, patienceSeconds: 420 },
  )
  return states
}

/** Until every slice has been looked at and nothing is due. */
export async function untilAsleep(place: Place): Promise<void> {
  const { learners, now } = place
  let awake: number[] = Array.from({ length: learners.slices }, (_, slice) => slice)
  await untilThrough(
    place,
    'Falling asleep',
    async () => {
      const marks = await Promise.all(awake.map((slice) => learners.readMark(slice)))
      awake = awake.filter((_, nth) => {
        const mark = marks[nth]?.value
        return mark && (mark.plan === '' || mark.nextAt <= now())
      })
      return awake.length === 0
    },
    async () => awake.length,
  )
}
