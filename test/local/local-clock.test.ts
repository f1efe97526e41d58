import assert from 'node:assert/strict'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openLocalClock } from '../../bot/local/local-clock.ts'
import { temporaryFolder } from './temporary-folder.ts'

const startsAt = Date.parse('2026-09-01T06:00:00Z')
const day = 86_400_000

function clockIn(folder: string, daySeconds = 20) {
  let real = 5000
  const file = join(folder, 'clock.json')
  const clock = openLocalClock({ file, daySeconds, startsAt, realMilliseconds: () => real })
  return {
    clock,
    file,
    pass: (milliseconds: number) => {
      real += milliseconds
    },
  }
}

describe("The course's time in local mode", () => {
  it('begins where it is told to', () => {
    const { clock } = clockIn(temporaryFolder())

    assert.equal(clock.now(), startsAt)
  })

  it('lets one day pass in the given number of seconds', () => {
    const { clock, pass } = clockIn(temporaryFolder(), 20)

    pass(20_000)

    assert.equal(clock.now(), startsAt + day)
    assert.equal(clock.speed, 4320)
  })

  it('stands still while the program is stopped, then goes on, at another speed if told so', () => {
    const folder = temporaryFolder()
    const before = clockIn(folder, 20)
    before.pass(60_000)
    before.clock.save()

    const after = clockIn(folder, 10)
    after.pass(10_000)

    assert.equal(after.clock.now(), startsAt + 4 * day)
    assert.deepEqual(readdirSync(folder), ['clock.json'])
  })

  for (const damage of ['', '{', '{"courseTime":"soon"}', '{"courseTime":-1}', '[]']) {
    it(`says what to do about a damaged file: ${damage || 'empty'}`, () => {
      const folder = temporaryFolder()
      writeFileSync(join(folder, 'clock.json'), damage)

      assert.throws(() => clockIn(folder), /clock\.json is damaged.*Delete its folder to start afresh\.$/)
    })
  }
})
