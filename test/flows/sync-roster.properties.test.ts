import fc from 'fast-check'
import { defaultTeaching } from '../../bot/core/course.ts'
import type { RunningCourse } from '../../bot/core/running-course.ts'
import { at, calendar, course, lesson, running } from '../support/builders.ts'
import { happening, plain, randomAccount, type TownGroups } from '../support/random-town.ts'
import { Town } from '../support/town.ts'
import { checkTown } from '../support/town-ledger.ts'

const hour = 60 * 60 * 1000
const audiences = { some: { include: ['in'], exclude: ['out'] }, most: { include: [], exclude: ['out'] } }

/** Nothing expires, so that where somebody is counted depends on their answers alone. */
function coursesOf(): RunningCourse[] {
  const teaching = {
    ...defaultTeaching,
    reminders: { afterWorkingDays: [], expiresAfterWorkingDays: 200 },
  }
  const of = (id: string) => ({
    teaching,
    calendar: { ...calendar, weekdays: ['monday', 'wednesday', 'friday'], everyWeeks: 1 } as const,
    lessons: [lesson(`${id}-1`), lesson(`${id}-2`)],
  })
  return [
    running(course('all', of('all'))),
    ...Object.entries(audiences).map(([id, audience]) => running(course(id, { ...of(id), audience }))),
  ]
}

describe('The roster, whatever happens', function () {
  this.timeout(120_000)

  it('is as the directory has it after every night, and everybody is accounted for', async () => {
    const nights = fc.array(fc.array(happening, { maxLength: 6 }), { minLength: 1, maxLength: 6 })
    const people = fc.array(randomAccount, { minLength: 1, maxLength: 12 })

    await fc.assert(
      fc.asyncProperty(
        people,
        nights,
        fc.constantFrom(3, 1000),
        async (accounts, days, eraseLeaversAfterDays) => {
          const groups: TownGroups = { in: ['first', 'nested'], nested: ['old-1', 'old-2'], out: ['old-2'] }
          const town = await Town.start({
            accounts: [plain('first'), ...accounts.map((account, nth) => account(`old-${nth + 1}`))],
            courses: coursesOf(),
            groups: Object.entries(groups).map(([id, members]) => ({ id, displayName: id, members })),
            slices: 2,
            now: at('2026-08-31 10:00'),
            overrides: { eraseLeaversAfterDays },
          })
          try {
            for (const happenings of [[], ...days]) {
              for (const happen of happenings) {
                town.now += hour
                await happen(town, groups)
              }
              // To the next night, and on to the morning after it.
              town.now += (15 - happenings.length) * hour
              await town.sync('everything')
              await town.tick()
              await checkTown(town, ({ audience }, id) => belongs(groups, audience, id))
              town.now += 9 * hour
              await town.tick()
            }
          } finally {
            await town.stop()
          }
        },
      ),
      { numRuns: 100 },
    )
  })
})

function belongs(groups: TownGroups, audience: RunningCourse['audience'], id: string): boolean {
  if (!audience) return true
  const isIn = (group: string): boolean =>
    (groups[group] ?? []).some((member) => member === id || (member in groups && isIn(member)))
  const { include, exclude } = audience
  return (include.length === 0 || include.some(isIn)) && !exclude.some(isIn)
}
