// The report as tables of cells: what is shown on the other pages, word for word and number for number, nothing more.
import type { Text } from '../core/course.ts'
import type { RecallShown } from '../core/memory-gaps.ts'
import type { FiguresShown, RightShown } from '../core/privacy.ts'
import type { Report } from '../flows/show-report.ts'
import { type ReportTexts, reportTexts } from './report-texts.ts'

export type Cell = string | number

export interface ReportTable {
  readonly name: string
  /** The first row is the heads. */
  readonly rows: readonly (readonly Cell[])[]
}

export function reportTables(report: Report, language: string): ReportTable[] {
  const texts = reportTexts(language)
  const word = (text: Text) => text[language] ?? text.sv ?? Object.values(text)[0] ?? ''
  return [
    { name: texts.sheets.lessons, rows: [texts.lessonHeads, ...lessonRows(report, texts, word)] },
    { name: texts.sheets.memory, rows: [texts.memoryHeads, ...memoryRows(report, texts, word)] },
    ...(report.memory.surveys
      ? [{ name: texts.sheets.surveys, rows: [texts.surveyHeads, ...surveyRows(report, texts, word)] }]
      : []),
  ]
}

type Word = (text: Text) => string

function lessonRows({ course }: Report, texts: ReportTexts, word: Word): Cell[][] {
  return course.lessons.flatMap(({ number, title, goesOut, figures, departments }) =>
    [
      { group: texts.whole, figures },
      ...departments.map((each) => ({ ...each, group: groupOf(each, texts) })),
    ].map(({ group, figures }) => [
      number,
      word(title),
      goesOut.slice(0, 10),
      group,
      ...stateCells(figures),
      ...rightCells(figures.right, texts),
    ]),
  )
}

function groupOf({ department }: { readonly department: string | null }, texts: ReportTexts): string {
  if (department === null) return texts.smallOnes
  return department === '' ? texts.noDepartment : department
}

function stateCells(figures: FiguresShown): Cell[] {
  const { eligible, waiting, underway, sent, answered, expired, unreached, unknown } = figures
  return [eligible, waiting, underway, sent, answered, expired, unreached, unknown]
}

function rightCells(right: RightShown | RecallShown, { hidden }: ReportTexts): Cell[] {
  if (right.kind === 'hidden') return ['', '', '', hidden[right.why] ?? right.why]
  return [right.answered, right.atLeast, right.atMost, '']
}

function memoryRows({ memory }: Report, texts: ReportTexts, word: Word): Cell[][] {
  const all = { ...memory, number: '', title: undefined }
  return [all, ...memory.lessons].flatMap(({ number, title, first, gaps }) => {
    const name = title ? word(title) : texts.allLessons
    return [
      [number, name, texts.first, ...rightCells(first, texts), ''],
      ...gaps.map(({ gap, days, recall, forecast }) => [
        number,
        name,
        texts.gaps[gap](days),
        ...rightCells(recall, texts),
        Math.round(forecast * 100),
      ]),
    ]
  })
}

function surveyRows({ memory: { surveys } }: Report, texts: ReportTexts, word: Word): Cell[][] {
  if (!surveys) return []
  const { questions, confidence } = surveys
  const statement = word(confidence.statement)
  const asked = [
    ...questions.map((each) => ({ ...each, name: word(each.text) })),
    ...(['high', 'low'] as const).map((end) => ({
      name: `${statement} (${texts[end]})`,
      baseline: confidence.baseline[end],
      followUp: confidence.followUp[end],
    })),
  ]
  return asked.flatMap(({ name, baseline, followUp }) => [
    [name, texts.baseline, ...rightCells(baseline, texts)],
    [name, texts.followUp, ...rightCells(followUp, texts)],
  ])
}
