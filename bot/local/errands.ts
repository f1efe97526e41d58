// Things to be done a while from now, a few at a time; after stop() nothing is begun and nothing is left over.

export interface Errands {
  /** Runs `errand` after `afterMilliseconds`, as soon as fewer than `atOnce` others are running. */
  add(afterMilliseconds: number, errand: (signal: AbortSignal) => Promise<void>): void
  /** Drops what hasn't begun, gives what is running a second to end, then breaks it off. */
  stop(): Promise<void>
}

const graceMilliseconds = 1000

export function createErrands(atOnce: number): Errands {
  const timers = new Set<NodeJS.Timeout>()
  const waiting: (() => void)[] = []
  const running = new Set<Promise<void>>()
  const broken = new AbortController()
  let stopped = false

  function begin(errand: (signal: AbortSignal) => Promise<void>) {
    const run = errand(broken.signal)
      .catch(() => {})
      .then(() => {
        running.delete(run)
        waiting.shift()?.()
      })
    running.add(run)
  }

  return {
    add(afterMilliseconds, errand) {
      if (stopped) return
      const timer = setTimeout(() => {
        timers.delete(timer)
        if (running.size < atOnce) begin(errand)
        else waiting.push(() => begin(errand))
      }, afterMilliseconds)
      timers.add(timer)
    },
    async stop() {
      stopped = true
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
      waiting.length = 0
      const breakOff = setTimeout(() => broken.abort(), graceMilliseconds)
      await Promise.all(running)
      clearTimeout(breakOff)
    },
  }
}
