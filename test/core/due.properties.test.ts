import assert from 'node:assert/strict'
import fc from 'fast-check'
import { due } from '../../bot/core/due.ts'
import { type History, live, type Waiting } from '../support/history.ts'
import { type Municipality, municipality } from '../support/random-municipality.ts'
import type { Resident } from '../support/random-resident.ts'
import { swedishTime } from '../support/swedish-time.ts'
import { calendarRules } from './rules/calendar-rules.ts'
import type { Case } from './rules/case.ts'
import { itemRules } from './rules/item-rules.ts'
import { repetitionRules } from './rules/repetition-rules.ts'
import { hasRoom } from './rules/room.ts'
import { tallyRules } from './rules/tally-rules.ts'

/** Fewer under mutation testing; more, and with another seed, to go looking. */
const histories = Number(process.env.DROPPE_HISTORIES ?? 10_000)
const seed = Number(process.env.DROPPE_SEED ?? 20220830)
const residents = 25
const rules = { ...calendarRules, ...itemRules, ...repetitionRules, ...tallyRules }

const hour = 60 * 60 * 1000
const day = 24 * hour

describe('due, over random histories', function () {
  this.timeout(600_000)

  it(`keeps every rule in ${histories} of them`, () => {
    let withRoom = 0

    fc.assert(
      fc.property(municipality(residents), ({ courses, residents }) => {
        for (const resident of residents) {
          const { entries, learner, tallies } = live(courses, resident.life, resident.ticks, probing(courses))
          const history: Case = { ...resident, courses, entries, learner, tallies }
          for (const [sentence, holds] of Object.entries(rules)) check(sentence, holds, history)
          if (courses.every((course) => hasRoom(history, course))) withRoom++
        }
      }),
      { seed, numRuns: Math.ceil(histories / residents) },
    )

    // Else "every lesson to everyone who has the time" would say little.
    assert.ok(withRoom > histories / 10, `only ${withRoom} had the time`)
  })

  it('tells the same story whether one asks at every tick or only when it said so', () => {
    fc.assert(
      fc.property(municipality(4), ({ courses, residents }) => {
        for (const resident of residents.map(withFewTicks)) {
          const { life, ticks } = resident

          const sleepy = live(deepFreeze(courses), life, ticks, deepFreeze)
          const eager = live(courses, life, { ...ticks, isEager: true })

          assert.deepEqual(storyOf(eager), storyOf(sleepy))
        }
      }),
      { seed, numRuns: Math.ceil(histories / 200) },
    )
  })
})

function check(sentence: string, holds: (history: Case) => void, history: Case): void {
  try {
    holds(history)
  } catch (error) {
    throw new Error(`${sentence}: ${(error as Error).message}\n${told(history)}`)
  }
}

/** Asks in between whether the rules were right that there is nothing to do before `nextAt`. */
function probing(courses: Municipality['courses']): Waiting {
  return (learner, now, nextAt) => {
    const until = nextAt ?? now + 300 * day
    assert.ok(until > now)
    for (const at of [now, now + (until - now) * 0.37, now + (until - now) * 0.81, until - 1].map(
      Math.floor,
    )) {
      const found = due(learner, courses, at)
      if (!found.item && found.expired.length === 0) continue
      throw new Error(
        `${JSON.stringify(found)} at ${timeOf(at)}; at ${timeOf(now)} not before ${timeOf(until)}`,
      )
    }
  }
}

function withFewTicks({ life, ticks }: Resident): Resident {
  return { life, ticks: { ...ticks, every: Math.max(ticks.every, hour) } }
}

function storyOf({ entries, learner }: History) {
  return { entries, learner }
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(deepFreeze)
  }
  return value
}

function timeOf(at: number): string {
  const { date, time } = swedishTime(at)
  return `${date} ${time}`
}

/** A history to read. */
function told({ entries, life, ticks, courses }: Case): string {
  const readable = (_key: string, value: unknown) =>
    typeof value === 'number' && value > 1e12 && Number.isFinite(value) ? timeOf(value) : value
  const plans = courses.map(({ course: { id, calendar, teaching }, steps }) => ({
    id,
    calendar,
    teaching,
    steps: steps.map(({ id, goesOut, heldFrom }) => ({ id, goesOut, heldFrom })),
  }))
  return [
    ...entries.map(
      ({ at, kind, course, item, question, outcome }) =>
        `${timeOf(at)} ${course} ${item} (${question}): ${kind}, ${outcome}`,
    ),
    ...[...plans, life, ticks].map((each) => JSON.stringify(each, readable)),
  ].join('\n')
}
