// Who takes part in a run: learners by number, with ids as long as Entra's and a department each.

const departments = [
  'Vård och omsorg',
  'Barn och utbildning',
  'Gymnasium och vuxenutbildning',
  'Socialtjänst',
  'Teknik och service',
  'Kultur och fritid',
  'Kommunledning',
  'Miljö och bygg',
  'Räddningstjänst',
  'Bibliotek',
  'Arbetsmarknad',
  'Måltider',
]

/** `nth` counts from 0. */
export function personId(nth: number): string {
  return `d0bbe000-0000-4000-8000-${String(nth).padStart(12, '0')}`
}

export function personNumber(id: string): number {
  return Number(id.slice(-12))
}

export function departmentOf(nth: number): string {
  return departments[nth % departments.length] ?? ''
}

/** The card with which somebody was sent a lesson before the run began. */
export function cardIdOf(lesson: string, nth: number): string {
  return `${lesson}-${nth}`
}
