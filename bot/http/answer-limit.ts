// How often one caller, or one learner, may ask for the pages that letters lead to within a minute: a whole organisation
// comes from one address, and most of them behave. Kept in memory by each instance, and bounded whoever asks.

export interface AnswerLimit {
  /** Seconds to wait, or undefined: it may be answered. */
  refuses(caller: string): number | undefined
}

export interface AnswerLimitSettings {
  readonly perMinute: number
  /** So many callers are kept in mind; the one that has been quiet longest is forgotten first. */
  readonly callers?: number
  /** In milliseconds. */
  readonly now?: () => number
}

const windowMilliseconds = 60_000

export function createAnswerLimit({
  perMinute,
  callers = 10_000,
  now = () => performance.now(),
}: AnswerLimitSettings): AnswerLimit {
  const windows = new Map<string, { readonly from: number; readonly count: number }>()
  return {
    refuses(caller) {
      const moment = now()
      const known = windows.get(caller)
      const isOpen = known !== undefined && moment < known.from + windowMilliseconds
      const window = isOpen ? { from: known.from, count: known.count + 1 } : { from: moment, count: 1 }
      // Taken out and put in again, so that the map is in the order of the latest requests.
      windows.delete(caller)
      windows.set(caller, window)
      const [quietest] = windows.keys()
      if (windows.size > callers && quietest !== undefined) windows.delete(quietest)
      if (window.count <= perMinute) return undefined
      return Math.max(1, Math.ceil((window.from + windowMilliseconds - moment) / 1000))
    },
  }
}
