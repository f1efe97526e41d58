// Time that passes only when nothing else is left to do, for simulations of things that wait.
export interface VirtualTime {
  now(): number
  /** Ends at once when the signal is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
  /** How many sleep. */
  asleep(): number
  /** Lets time pass until the work is done; throws if it waits for nothing that will ever come. */
  run<T>(work: Promise<T>): Promise<T>
}

interface Sleeper {
  readonly at: number
  readonly wake: () => void
}

export function virtualTime(startsAt: number): VirtualTime {
  /** A heap: the earliest first; of those at one moment, any. */
  const sleepers: Sleeper[] = []
  let now = startsAt
  let asleep = 0

  return {
    now: () => now,
    async sleep(milliseconds, signal) {
      asleep++
      await new Promise<void>((wake) => {
        push(sleepers, { at: now + Math.max(0, milliseconds), wake })
        if (signal?.aborted) wake()
        signal?.addEventListener('abort', () => wake(), { once: true })
      })
      asleep--
    },
    asleep: () => asleep,
    async run(work) {
      let isDone = false
      const done = () => {
        isDone = true
      }
      work.then(done, done)
      for (;;) {
        // Everything that promises set going at this moment.
        await new Promise(setImmediate)
        if (isDone) return work
        const next = pop(sleepers)
        if (!next) throw new Error('All wait, and nobody wakes them.')
        now = next.at
        next.wake()
      }
    },
  }
}

function push(heap: Sleeper[], sleeper: Sleeper): void {
  let index = heap.push(sleeper) - 1
  while (index > 0) {
    const parent = (index - 1) >> 1
    if ((heap[parent] as Sleeper).at <= sleeper.at) break
    heap[index] = heap[parent] as Sleeper
    index = parent
  }
  heap[index] = sleeper
}

function pop(heap: Sleeper[]): Sleeper | undefined {
  const first = heap[0]
  const last = heap.pop()
  if (!first || !last || heap.length === 0) return first
  let index = 0
  for (;;) {
    let child = 2 * index + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && (heap[child + 1] as Sleeper).at < (heap[child] as Sleeper).at) child++
    if ((heap[child] as Sleeper).at >= last.at) break
    heap[index] = heap[child] as Sleeper
    index = child
  }
  heap[index] = last
  return first
}
