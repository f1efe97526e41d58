// What a rehearsal came to, in Swedish, for the project leader to read in a terminal.
import { baseline } from '../core/item.ts'
import type { Rehearsal, RehearsedCourse, RehearsedStep } from '../flows/rehearsal.ts'
import { textTable } from './text-table.ts'

export interface MeasuredRehearsal {
  readonly rehearsal: Rehearsal
  readonly seconds: number
  /** What it took of the processor: the same however busy the machine is with other things. */
  readonly processorSeconds: number
}

const whole = new Intl.NumberFormat('sv-SE')
const tenths = new Intl.NumberFormat('sv-SE', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

export function describeRehearsal({ rehearsal, seconds }: MeasuredRehearsal): string {
  const { people, courses, cards } = rehearsal
  return [
    `Generalrepetition med ${whole.format(people.all)} påhittade medarbetare, klar på ${tenths.format(seconds)} s.`,
    `${whole.format(people.joiningLate)} börjar senare, ${whole.format(people.leaving)} slutar, ` +
      `${whole.format(people.pausing)} tar paus, ${whole.format(people.neverAnswering)} svarar aldrig.`,
    ...courses.flatMap((course) => ['', ...describeCourse(course)]),
    '',
    `Kort: ${whole.format(cards.all)} i allt, i snitt ${whole.format(Math.round(cards.meanADay))} per dag` +
      (cards.busiestDay
        ? `, som mest ${whole.format(cards.busiestDay.cards)} (${cards.busiestDay.date}).`
        : '.'),
    `Som mest fick en och samma person ${cards.mostForOneInADay} kort på en dag (ska vara 1).`,
    `Utanför arbetstid gick ${whole.format(cards.outsideWorkingHours)} kort (ska vara 0).`,
    'Alla räkningar stämmer med en omräkning svar för svar.',
  ].join('\n')
}

function describeCourse({ title, id, from, to, steps, certificates }: RehearsedCourse): string[] {
  const first = steps.find(({ eligible }) => eligible > 0)
  const total = (value: (step: RehearsedStep) => number) =>
    whole.format(steps.reduce((sum, step) => sum + value(step), 0))
  return [
    `${title.sv ?? id}, ${from} till ${to}`,
    '',
    textTable([
      [
        'Lektion',
        'Planerad',
        'Först',
        'Sist',
        'Ska ha',
        'Skickad',
        'Besvarad',
        'Rätt',
        'Utgången',
        'Påm.',
        'Rep.',
      ],
      ...steps.map(stepRow),
    ]),
    '',
    `Repetitioner: ${total((step) => step.repetitions)}, besvarade ${total((step) => step.repetitionsAnswered)}, ` +
      `rätt ${total((step) => step.repetitionsRight)}. Påminnelser: ${total((step) => step.reminders)}.`,
    `Alla lektioner besvarade (intyg): ${whole.format(certificates)} av ${whole.format(first?.eligible ?? 0)}.`,
  ]
}

function stepRow(step: RehearsedStep): string[] {
  const { title, planned, firstSent, lastSent, answered, right } = step
  const name = title?.sv ?? (step.id === baseline ? 'Nulägesmätning' : 'Uppföljning')
  const counts = [step.eligible, step.sent, answered].map((count) => whole.format(count))
  const share = answered === 0 ? '–' : `${Math.round((100 * right) / answered)} %`
  return [
    name.length > 38 ? `${name.slice(0, 37)}…` : name,
    planned,
    firstSent ?? '–',
    lastSent ?? '–',
    ...counts,
    share,
    ...[step.expired, step.reminders, step.repetitions].map((count) => whole.format(count)),
  ]
}

export function tableOfSizes(measured: readonly MeasuredRehearsal[]): string {
  return textTable([
    ['Medarbetare', 'Kort', 'Blickar', 'Sekunder', 'Processorsekunder', 'per 1 000'],
    ...measured.map(({ rehearsal: { people, cards, looks }, seconds, processorSeconds }) => [
      whole.format(people.all),
      whole.format(cards.all),
      whole.format(looks),
      tenths.format(seconds),
      tenths.format(processorSeconds),
      tenths.format((processorSeconds / people.all) * 1000),
    ]),
  ])
}
