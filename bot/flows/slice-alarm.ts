// When each slice of a rehearsal is looked at next: at the first beat of the timer after its mark has come.
import type { SliceId } from '../core/slice.ts'
import type { Millis } from '../core/timetable.ts'
import type { Agenda } from './agenda.ts'

export interface SliceAlarm {
  /** Has no effect if the slice is looked at earlier anyway. */
  wake(slice: SliceId, at: Millis): void
}

/** `look` is called with a slice's number and says when to look again. */
export function createSliceAlarm(
  agenda: Agenda,
  beat: Millis,
  look: (slice: SliceId) => Promise<Millis>,
): SliceAlarm {
  const wakesAt = new Map<SliceId, Millis>()

  function wake(slice: SliceId, at: Millis): void {
    const next = Math.ceil(at / beat) * beat
    if (next >= (wakesAt.get(slice) ?? Number.POSITIVE_INFINITY)) return
    wakesAt.set(slice, next)
    agenda.put({ at: next, happen: () => ring(slice, next) })
  }

  async function ring(slice: SliceId, at: Millis): Promise<void> {
    // Put forward since, so it has been looked at already.
    if (wakesAt.get(slice) !== at) return
    wakesAt.delete(slice)
    wake(slice, Math.max(await look(slice), at + 1))
  }

  return { wake }
}
