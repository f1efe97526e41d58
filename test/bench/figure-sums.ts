// Several rounds' figures as one.
import type { Figures } from './report.ts'

/** Adds up what is a number, name by name. */
export function sumOf(rounds: readonly Figures[]): Figures {
  const sums: Record<string, number> = {}
  for (const [name, value] of rounds.flatMap((figures) => Object.entries(figures))) {
    if (typeof value === 'number') sums[name] = (sums[name] ?? 0) + value
  }
  return sums
}
