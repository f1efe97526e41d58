// What a case came to: a table for people, and one line of JSON for whatever compares runs.
import { textTable } from '../../bot/local/text-table.ts'

export type Figures = Readonly<Record<string, number | string | undefined>>

export interface Report {
  readonly case: string
  readonly settings: Figures
  /** Units stand in the names. Undefined: couldn't be measured in this run. */
  readonly figures: Figures
  /** What had to hold and didn't; sentences. */
  readonly broken: readonly string[]
}

const few = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 4 })
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })

export function describeReport(report: Report): string {
  const settings = Object.entries(report.settings).map(([name, value]) => `${name} ${cell(value)}`)
  return [
    `${report.case}: ${settings.join(', ')}`,
    '',
    textTable([
      ['', report.case],
      ...Object.entries(report.figures).map(([name, value]) => [name, cell(value)]),
    ]),
    '',
    ...(report.broken.length > 0
      ? report.broken.map((each) => `BROKEN: ${each}`)
      : ['All that must hold held.']),
    JSON.stringify(report, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(6)) : value)),
  ].join('\n')
}

function cell(value: number | string | undefined): string {
  if (typeof value !== 'number') return value ?? '–'
  return Math.abs(value) >= 1000 ? whole.format(value) : few.format(value)
}

/** The sentence if it is broken. */
export function mustHold(holds: boolean, sentence: string): readonly string[] {
  return holds ? [] : [sentence]
}

/** For what throws when it doesn't hold. */
export async function mustNotThrow(check: () => Promise<unknown>): Promise<readonly string[]> {
  try {
    await check()
    return []
  } catch (error) {
    return [(error as Error).message]
  }
}
