// How the program fares, for IT: the storage, the timer, the queue, and what was given up.
import type { Log, SetAside } from '../core/ports.ts'
import type { Millis } from '../core/timetable.ts'

/** All moments are milliseconds of the machine's clock. */
export interface Operations {
  readonly asOf: Millis
  /** Of the instance that answers. */
  readonly startedAt: Millis
  /** Without milliseconds it can't be reached, and what lies in it isn't known. */
  readonly storage: { readonly milliseconds?: number }
  /** `at` is missing while no instance has beaten yet, or none does any more. */
  readonly heartbeat?: { readonly at?: Millis; readonly everySeconds: number }
  /** Whether slices wait to be looked at by somebody. */
  readonly isWaiting?: boolean
  /** The longest first. */
  readonly setAside?: readonly SetAside[]
}

export interface Operating {
  readonly setAside: { list(): Promise<readonly SetAside[]> }
  readonly queue: { hasWaiting(): Promise<boolean> }
  /** When any instance last beat. */
  lastBeat(): Promise<Millis | undefined>
  /** Milliseconds of the machine's clock. */
  readonly now: () => Millis
  readonly startedAt: Millis
  readonly everySeconds: number
  readonly log: Log
}

/** Whoever asks wants to know just that it takes so long. */
const patienceMilliseconds = 5000

/** Never throws: that the storage can't be reached is an answer too. */
export async function showOperations(world: Operating): Promise<Operations> {
  const { startedAt, everySeconds, now } = world
  const asked = now()
  const [setAside, beat, isWaiting] = await Promise.all([
    inTime(world, 'what was set aside', world.setAside.list()),
    inTime(
      world,
      'the heartbeat',
      world.lastBeat().then((at) => ({ everySeconds, ...(at !== undefined && { at }) })),
    ),
    inTime(world, 'the queue', world.queue.hasWaiting()),
  ])
  const asOf = now()
  const isReached = setAside !== undefined && beat !== undefined && isWaiting !== undefined
  return {
    asOf,
    startedAt,
    storage: isReached ? { milliseconds: asOf - asked } : {},
    ...(beat && { heartbeat: beat }),
    ...(isWaiting !== undefined && { isWaiting }),
    ...(setAside && { setAside }),
  }
}

async function inTime<T>({ log }: Operating, what: string, reading: Promise<T>): Promise<T | undefined> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error('no answer in time')), patienceMilliseconds)
  try {
    return await Promise.race([reading, late.promise])
  } catch (error) {
    log.warn(
      { what, reason: (error as Error).message.split('\n')[0] },
      'The state of operations is not known.',
    )
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
