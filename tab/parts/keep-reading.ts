// The rhythm of reading anew: one reading at a time, none while nobody looks, one at once when somebody looks again.

export interface Rhythm {
  readonly readNow: () => void
  readonly stop: () => void
}

/**
 * `read` answers with the milliseconds until the next reading, or with undefined when only `readNow` should bring
 * about another. It may reject once stopped, and not otherwise.
 */
export function keepReading(read: (stop: AbortSignal) => Promise<number | undefined>): Rhythm {
  const stopping = new AbortController()
  let reading = false
  let resting = false
  let timer: ReturnType<typeof setTimeout> | undefined

  async function readOnce() {
    clearTimeout(timer)
    if (reading || stopping.signal.aborted || document.hidden) return
    reading = true
    try {
      const waitMilliseconds = await read(stopping.signal)
      resting = waitMilliseconds === undefined
      if (!resting && !stopping.signal.aborted) timer = setTimeout(readOnce, waitMilliseconds)
    } catch (error) {
      if (!stopping.signal.aborted) throw error
    } finally {
      reading = false
    }
  }

  const look = () => {
    if (!resting) readOnce()
  }
  document.addEventListener('visibilitychange', look)
  readOnce()

  return {
    readNow: readOnce,
    stop() {
      stopping.abort()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    },
  }
}
