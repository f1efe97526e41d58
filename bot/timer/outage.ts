// Tells of an outage once when it begins and once when it is over, however often it is met in between.
import type { Log } from '../core/ports.ts'

export interface Outage {
  met(reason: string): void
  over(): void
}

export function createOutage(log: Log, what: string): Outage {
  let isOn = false
  return {
    met(reason) {
      if (!isOn) log.warn({ reason }, `${what} Trying again until it works.`)
      isOn = true
    },
    over() {
      if (isOn) log.info({}, `Over: ${what}`)
      isOn = false
    },
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
