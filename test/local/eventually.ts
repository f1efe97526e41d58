// Waits for what happens elsewhere, in another process or behind a port.
import { setTimeout as sleep } from 'node:timers/promises'

/** Throws when it hasn't come true in time. */
export async function eventually(isSo: () => boolean | Promise<boolean>, seconds = 10): Promise<void> {
  const deadline = Date.now() + seconds * 1000
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Still not so after ${seconds} seconds: ${isSo}`)
    await sleep(20)
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
