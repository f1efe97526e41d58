import assert from 'node:assert/strict'
import {
  bookLetters,
  exchangeLimits,
  type LetterPaceState,
  mostLettersInLook,
  placeLetter,
} from '../../bot/core/letter-pace.ts'

const slices = 256
const sendingTakes = 800
/** A message that comes back isn't taken at once. */
const takingTakes = 500

/** A lesson for everybody: each slice has so many letters, is looked at when it is told to, and sends as the flow does. */
function sendAll(lettersInSlice: number) {
  const left = Array.from({ length: slices }, () => lettersInSlice)
  const sent: number[] = []
  let state: LetterPaceState | undefined
  let reads = 0
  // Put into the queue spread over a beat.
  const steps = left.map((_, slice) => ({ slice, at: (slice * 30_000) / slices, nth: 0 }))
  const put = (step: (typeof steps)[number]) => {
    const place = steps.findIndex(({ at }) => at > step.at)
    steps.splice(place === -1 ? steps.length : place, 0, step)
  }
  for (let next = steps.shift(); next; next = steps.shift()) {
    const { slice, at, nth } = next
    const waiting = left[slice] ?? 0
    if (nth === 0) reads++
    if (waiting === 0) continue
    const ask = { urgency: 'lesson', waiting } as const
    const place = (nth === mostLettersInLook ? bookLetters : placeLetter)(state, at, ask, exchangeLimits)
    state = place.state
    if (place.kind === 'booked') put({ slice, at: place.at + takingTakes, nth: 0 })
    else {
      sent.push(place.at)
      left[slice] = waiting - 1
      put({ slice, at: place.at + sendingTakes, nth: nth + 1 })
    }
  }
  return { sent, reads, minutes: Math.max(...sent) / 60_000 }
}

describe('a lesson for 2,560 people without Teams', function () {
  this.timeout(20_000)

  it('takes as long as Exchange needs for it, and reads each slice a few times, not at every beat', () => {
    const { sent, reads, minutes } = sendAll(10)

    assert.equal(sent.length, 2560)
    assert.ok(minutes < 1.05 * (2560 / 30), `${minutes} minutes`)
    assert.ok(reads <= 4 * slices, `${reads} reads`)
  })
})
