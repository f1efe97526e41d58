// The course's time in local mode: it runs fast, and stands still while the program is stopped.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

export interface LocalClockSettings {
  readonly file: string
  /** How many real seconds one day of the course takes. */
  readonly daySeconds: number
  /** Milliseconds since 1970; where the course's time begins when the file isn't there yet. */
  readonly startsAt: number
  /** Real milliseconds that only ever grow. */
  readonly realMilliseconds?: () => number
}

export interface LocalClock {
  /** Whole milliseconds since 1970, never less than before. */
  now(): number
  /** How many times faster than real time. */
  readonly speed: number
  /** Keeps the time for the next start. Never leaves half a file. */
  save(): void
}

const Saved = z.object({ courseTime: z.number().int().positive().max(8.64e15) })

/** Throws one line with a remedy when the file can't be understood. */
export function openLocalClock(settings: LocalClockSettings): LocalClock {
  const { file, daySeconds, startsAt, realMilliseconds = () => performance.now() } = settings
  const speed = 86_400 / daySeconds
  const begins = readSaved(file) ?? startsAt
  const opened = realMilliseconds()
  const now = () => Math.floor(begins + (realMilliseconds() - opened) * speed)
  return {
    now,
    speed,
    save() {
      const draft = `${file}.new`
      writeFileSync(draft, JSON.stringify({ courseTime: now() }))
      renameSync(draft, file)
    },
  }
}

function readSaved(file: string): number | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  try {
    return Saved.parse(JSON.parse(text)).courseTime
  } catch (cause) {
    throw new Error(
      `${file} is damaged: the course's time can't be read from it. Delete its folder to start afresh.`,
      { cause },
    )
  }
}
