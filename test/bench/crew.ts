// The instances of a wave, any of which may be killed at any moment and is started again at once at the same address.
import { type Instance, type InstanceWishes, startInstance } from './instance.ts'
import type { Place } from './place.ts'

export interface Crew extends AsyncDisposable {
  /** Those that can be reached just now, as far as anybody knows. */
  living(): readonly Instance[]
  /** Kills one and starts another in its place. */
  replace(victim: Instance): void
  /** Resolves when all are there. Throws if one couldn't be started. */
  complete(): Promise<void>
  stop(): Promise<void>
}

export async function startCrew(place: Place, size: number, wishes: InstanceWishes): Promise<Crew> {
  const living = new Set<Instance>()
  const starting = new Set<Promise<void>>()
  let failure: Error | undefined

  async function start(port?: number): Promise<void> {
    living.add(await startInstance(place, { ...wishes, ...(port !== undefined && { port }) }))
  }

  function begin(port?: number): void {
    const begun: Promise<void> = start(port)
      .catch((error: Error) => {
        failure ??= error
      })
      .finally(() => starting.delete(begun))
    starting.add(begun)
  }

  async function complete(): Promise<void> {
    while (starting.size > 0) await Promise.all(starting)
    if (failure) throw failure
  }

  async function stop(): Promise<void> {
    while (starting.size > 0) await Promise.all(starting)
    await Promise.all([...living].map((instance) => instance.stop()))
    living.clear()
  }

  for (let nth = 0; nth < size; nth++) begin()
  try {
    await complete()
  } catch (error) {
    await stop()
    throw error
  }
  return {
    living: () => [...living].filter((instance) => instance.isAlive()),
    replace(victim) {
      living.delete(victim)
      victim.kill()
      begin(victim.port)
    },
    complete,
    stop,
    [Symbol.asyncDispose]: stop,
  }
}
