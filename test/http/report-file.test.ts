import assert from 'node:assert/strict'
import { strFromU8, unzipSync } from 'fflate'
import type { Report } from '../../bot/flows/show-report.ts'
import { csvOf } from '../../bot/http/report-csv.ts'
import { reportFile, reportRequest } from '../../bot/http/report-file.ts'
import { reportTables } from '../../bot/http/report-tables.ts'

const figures = {
  eligible: 20,
  waiting: 1,
  underway: 2,
  sent: 3,
  answered: 10,
  expired: 1,
  unreached: 2,
  unknown: 1,
}
const shown = { kind: 'shown', answered: 10, atLeast: 8, atMost: 10 } as const
const hidden = { kind: 'hidden', why: 'few answers' } as const
const gaps = [{ gap: 'after wrong', days: 12, recall: shown, forecast: 0.715 }] as const
const report: Report = {
  asOf: '2026-10-01T10:00:00+02:00',
  learners: 20,
  simulated: 0,
  course: {
    id: 'stad',
    title: { sv: 'STAD' },
    lessons: [
      {
        id: 'ett',
        number: 1,
        title: { sv: 'Varför; alla', en: 'Why everyone' },
        goesOut: '2026-09-08T09:00:00+02:00',
        isHeldBack: false,
        figures: { ...figures, right: shown },
        departments: [
          { department: '=HYPERLINK("http://x")', figures: { ...figures, right: hidden } },
          { department: null, figures: { ...figures, right: hidden } },
          { department: '', figures: { ...figures, right: hidden } },
        ],
      },
    ],
  },
  memory: {
    asOf: '2026-10-01T10:00:00+02:00',
    course: { id: 'stad', title: { sv: 'STAD' } },
    guessed: 1 / 3,
    first: shown,
    gaps,
    lessons: [{ id: 'ett', number: 1, title: { sv: 'Varför; alla' }, guessed: 1 / 3, first: shown, gaps }],
    oftenWrong: [],
    oftenForgotten: [],
    surveys: {
      baseline: { goesOut: '', figures },
      followUp: { goesOut: '', figures },
      questions: [{ id: 'vem', text: { sv: 'Vem?' }, baseline: shown, followUp: hidden }],
      confidence: {
        statement: { sv: 'Jag vet.' },
        baseline: { high: shown, low: hidden },
        followUp: { high: hidden, low: hidden },
      },
    },
  },
}
const csv = (language: string) => csvOf(reportTables(report, language)).split('\r\n')

describe('the report as a file', () => {
  it('is a course’s, in the format its name ends in', () => {
    assert.deepEqual(['stad', 'stad.xlsx', 'it-sakerhet.csv', 'stad.pdf'].map(reportRequest), [
      { course: 'stad', format: 'json' },
      { course: 'stad', format: 'xlsx' },
      { course: 'it-sakerhet', format: 'csv' },
      { course: 'stad.pdf', format: 'json' },
    ])
  })

  it('is a CSV that Excel in Swedish opens: a mark for UTF-8, semicolons, quotes where it takes them', () => {
    const [name, heads, whole] = csv('sv')

    assert.equal(name, '\u{feff}Lektioner')
    assert.equal(heads?.split(';').length, 16)
    assert.equal(whole, '1;"Varför; alla";2026-09-08;Hela organisationen;20;1;2;3;10;1;2;1;10;8;10;')
  })

  it('holds no formula, whatever a department is called', () => {
    const row = csv('sv').find((line) => line.includes('HYPERLINK'))

    assert.match(row ?? '', /;"'=HYPERLINK\(""http:\/\/x""\)";/)
    for (const name of ['+1', '-1', '@x', ' =1', '\t=1', '＝1'])
      assert.match(csvOf([{ name: 'x', rows: [[name]] }]), /\r\n"?'/)
  })

  it('says why a figure isn’t shown, and names groups in words', () => {
    const lines = csv('sv')

    assert.ok(
      lines.some(
        (line) => line.includes('Små förvaltningar tillsammans') && line.endsWith(';;;;För få svar'),
      ),
    )
    assert.ok(lines.some((line) => line.includes('Utan förvaltning')))
    assert.ok(lines.includes('Vem?;Vid slut;;;;För få svar'))
    assert.ok(lines.includes('1;"Varför; alla";12 dagar efter fel svar;10;8;10;;72'))
  })

  it('is English where that is asked for, and Swedish for what has no English', () => {
    const lines = csv('en')

    assert.ok(lines.some((line) => line.startsWith('1;Why everyone;2026-09-08;The whole organisation;')))
    assert.ok(lines.some((line) => line.startsWith('Vem?;At the start;10;8;10')))
  })

  it('is a workbook with a sheet for each page, in which a formula is a text', async () => {
    const { type, name, body } = await reportFile(report, 'xlsx', 'sv')

    const parts = unzipSync(body)
    const text = (path: string) => strFromU8(parts[path] ?? new Uint8Array())
    assert.match(type, /spreadsheetml/)
    assert.equal(name, 'droppe-rapport-stad-2026-10-01.xlsx')
    for (const sheet of ['Lektioner', 'Minne', 'Enkäter'])
      assert.ok(text('xl/workbook.xml').includes(`name="${sheet}"`))
    assert.ok(text('xl/sharedStrings.xml').includes('=HYPERLINK'))
    assert.equal(text('xl/worksheets/sheet1.xml').includes('<f>'), false)
  })
})
