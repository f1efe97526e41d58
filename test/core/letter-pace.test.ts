import assert from 'node:assert/strict'
import {
  bookLetters,
  exchangeLimits,
  type LetterAsk,
  type LetterPaceState,
  placeLetter,
  restMailbox,
} from '../../bot/core/letter-pace.ts'

const hour = 60 * 60 * 1000
const start = Date.parse('2026-09-01T06:00:00Z')
const lesson: LetterAsk = { urgency: 'lesson', waiting: 1 }
const repetition: LetterAsk = { urgency: 'repetition', waiting: 1 }

/** Takes a place whenever there is one, for so long; gives when each letter went. */
function sendFor(milliseconds: number, limits = exchangeLimits, from = start, before?: LetterPaceState) {
  const sent: number[] = []
  let state = before
  for (let now = from; now < from + milliseconds; ) {
    const place = placeLetter(state, now, lesson, limits)
    state = place.state
    if (place.kind === 'taken') sent.push(place.at)
    now = Math.max(now + 100, place.at)
  }
  return { sent, state }
}

const mostWithin = (moments: readonly number[], length: number) =>
  Math.max(...moments.map((from) => moments.filter((at) => at >= from && at < from + length).length))

describe('the pace of letters', () => {
  it('sends no more than thirty in any minute, and nearly as many', () => {
    const { sent } = sendFor(20 * 60_000)

    assert.ok(mostWithin(sent, 60_000) <= 30)
    assert.ok(sent.length >= 20 * 29, `${sent.length}`)
  })

  it('sends no more than ten thousand in any 24 hours', () => {
    const limits = { perMinute: 30, perDay: 200 }
    const { sent } = sendFor(72 * hour, limits)

    assert.ok(mostWithin(sent, 24 * hour) <= 200)
    assert.ok(sent.length >= 400, `${sent.length}`)
  })

  it('doesn’t save up what nobody took', () => {
    const { state } = sendFor(10_000)
    const { sent } = sendFor(60_000, exchangeLimits, start + 6 * hour, state)

    assert.ok(mostWithin(sent, 60_000) <= 30)
  })

  it('gives those who find no room moments one after the other, none further off than an hour', () => {
    let state: LetterPaceState | undefined
    const moments: number[] = []
    for (let slice = 0; slice < 1000; slice++) {
      const place = bookLetters(state, start, { urgency: 'lesson', waiting: 50 }, exchangeLimits)
      state = place.state
      moments.push(place.at)
    }

    const apart = moments.slice(1, 200).map((at, nth) => at - (moments[nth] ?? 0))
    assert.ok(Math.min(...apart) > 5000, 'five letters take ten seconds')
    assert.ok(Math.max(...moments) <= start + hour + 10_000)
  })

  it('lets repetitions wait until the lessons that were told to come back have had their time', () => {
    const { state } = bookLetters(undefined, start, { urgency: 'lesson', waiting: 5 }, exchangeLimits)

    const waiting = placeLetter(state, start, repetition, exchangeLimits)
    const later = placeLetter(waiting.state, waiting.at, repetition, exchangeLimits)

    assert.equal(waiting.kind, 'booked')
    assert.ok(waiting.at >= (state.bookedUntil.lesson ?? 0))
    assert.equal(later.kind, 'taken')
  })

  it('rests for as long as the mailbox says, and never for longer than an hour', () => {
    const rested = restMailbox(undefined, start, 300)

    const during = placeLetter(rested, start + 290_000, lesson, exchangeLimits)
    const after = placeLetter(rested, start + 300_000, lesson, exchangeLimits)
    const forever = restMailbox(undefined, start, 1e9)

    assert.deepEqual([during.kind, during.at >= start + 300_000], ['booked', true])
    assert.deepEqual([after.kind, after.at], ['taken', start + 300_000])
    assert.equal(forever.takenUntil, start + hour)
  })

  it('begins anew after a machine with a wrong clock has taken all room for years', () => {
    const wrong = { takenUntil: start + 1e12, bookedUntil: { lesson: start + 1e12 }, hours: {} }

    assert.equal(placeLetter(wrong, start, lesson, exchangeLimits).kind, 'taken')
    assert.equal(
      placeLetter({ ...wrong, takenUntil: Number.NaN }, start, lesson, exchangeLimits).kind,
      'taken',
    )
  })
})
