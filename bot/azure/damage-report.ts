// Tells of rows that can't be read: in the log, and on the list of what was set aside.
import type { Log, SetAsideStore } from '../core/ports.ts'

const restMilliseconds = 60 * 60_000

/** A damaged row is met at every look at its slice; told again after an hour, for whoever has cleared it too early. */
export function createDamageReport(setAside: SetAsideStore, log: Log) {
  const told = new Map<string, number>()
  return (what: string, reason: string) => {
    if (performance.now() - (told.get(what) ?? Number.NEGATIVE_INFINITY) < restMilliseconds) return
    told.set(what, performance.now())
    log.error({ what, reason }, 'A row can’t be read and is left out.')
    setAside.put(what, reason).catch(() => told.delete(what))
  }
}
