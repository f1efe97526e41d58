// Lets work with the same key wait for its turn, in the order it came. Nothing is kept of a key that has none.

export type OneAtATime = <T>(key: string, work: () => Promise<T>) => Promise<T>

/** Within this process: two instances don't see each other's work. `last` is what each key is waiting for. */
export function createOneAtATime(last = new Map<string, Promise<unknown>>()): OneAtATime {
  return async (key, work) => {
    const mine = last.get(key)?.then(work, work) ?? work()
    last.set(key, mine)
    try {
      return await mine
    } finally {
      if (last.get(key) === mine) last.delete(key)
    }
  }
}
