// What a process has taken of the machine, as the kernel counts it. Linux alone has /proc.
import { existsSync, readFileSync } from 'node:fs'

/** The kernel's clock ticks a second; 100 on every Linux that Node runs on. */
const ticksPerSecond = 100

export interface Used {
  readonly processorSeconds: number
  readonly memoryMegabytes: number
}

export function refuseOtherSystems(): void {
  if (existsSync('/proc/self/stat')) return
  throw new Error('The benchmarks read processor time and memory from /proc, which only Linux has.')
}

/** Undefined once the process is gone. */
export function usedBy(pid: number): Used | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in parentheses may hold spaces; the fields are counted from behind it. See proc(5).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return {
      processorSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
      memoryMegabytes: Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024,
    }
  } catch {
    return undefined
  }
}

export interface Watch {
  /** Processor seconds since the watch began, of all the processes, gone ones as they were last seen. */
  processorSeconds(): number
  /** The most that any one of them has held. */
  mostMegabytes(): number
  stop(): void
}

/** Looks at processes every so often. */
export function watchProcesses(pids: readonly number[]): Watch {
  const from = new Map(pids.map((pid) => [pid, usedBy(pid)?.processorSeconds ?? 0]))
  const last = new Map(from)
  let most = 0
  const look = () => {
    for (const pid of pids) {
      const used = usedBy(pid)
      if (!used) continue
      last.set(pid, used.processorSeconds)
      most = Math.max(most, used.memoryMegabytes)
    }
  }
  look()
  const timer = setInterval(look, 250)
  return {
    processorSeconds() {
      look()
      return pids.reduce((sum, pid) => sum + (last.get(pid) ?? 0) - (from.get(pid) ?? 0), 0)
    },
    mostMegabytes: () => most,
    stop: () => clearInterval(timer),
  }
}
