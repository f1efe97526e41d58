// The words of the report's files. The tab has its own; these stand in cells.
import type { MemoryGap } from '../core/recall-counts.ts'

export interface ReportTexts {
  readonly file: string
  readonly sheets: { readonly lessons: string; readonly memory: string; readonly surveys: string }
  readonly lessonHeads: readonly string[]
  readonly memoryHeads: readonly string[]
  readonly surveyHeads: readonly string[]
  readonly whole: string
  readonly smallOnes: string
  readonly noDepartment: string
  readonly allLessons: string
  readonly first: string
  readonly gaps: Readonly<Record<MemoryGap, (days: number) => string>>
  readonly baseline: string
  readonly followUp: string
  readonly high: string
  readonly low: string
  readonly hidden: Readonly<Record<string, string>>
}

const right = ['Svar i andelen', 'Rätt, minst', 'Rätt, högst', 'Varför inget visas']
const rightInEnglish = ['Answers covered', 'Right, at least', 'Right, at most', 'Why nothing is shown']

const sv: ReportTexts = {
  file: 'rapport',
  sheets: { lessons: 'Lektioner', memory: 'Minne', surveys: 'Enkäter' },
  lessonHeads: [
    'Nr',
    'Lektion',
    'Skickas',
    'Grupp',
    'Ska få den',
    'Väntar',
    'På väg',
    'Ute, obesvarade',
    'Besvarade',
    'Tiden ute',
    'Ej nådda',
    'Osäkert om framme',
    ...right,
  ],
  memoryHeads: ['Nr', 'Lektion', 'När', ...right, 'Väntat rätt, procent'],
  surveyHeads: ['Fråga', 'Tillfälle', ...right],
  whole: 'Hela organisationen',
  smallOnes: 'Små förvaltningar tillsammans',
  noDepartment: 'Utan förvaltning',
  allLessons: 'Alla lektioner',
  first: 'Första gången',
  gaps: {
    'after wrong': (days) => `${days} dagar efter fel svar`,
    'after right': (days) => `${days} dagar efter rätt svar`,
    later: () => 'Senare',
  },
  baseline: 'Vid start',
  followUp: 'Vid slut',
  high: 'valde 4 eller 5',
  low: 'valde 1 eller 2',
  hidden: {
    'no answers': 'Inga svar än',
    'few people': 'För få personer',
    'few answers': 'För få svar',
    'waiting for more answers': 'Väntar på fler svar',
    'too early': 'För tidigt',
  },
}

const en: ReportTexts = {
  file: 'report',
  sheets: { lessons: 'Lessons', memory: 'Memory', surveys: 'Surveys' },
  lessonHeads: [
    'No.',
    'Lesson',
    'Goes out',
    'Group',
    'To have it',
    'Waiting',
    'Being sent',
    'Out, unanswered',
    'Answered',
    'Expired',
    'Not reached',
    'Perhaps arrived',
    ...rightInEnglish,
  ],
  memoryHeads: ['No.', 'Lesson', 'When', ...rightInEnglish, 'Expected right, per cent'],
  surveyHeads: ['Question', 'Occasion', ...rightInEnglish],
  whole: 'The whole organisation',
  smallOnes: 'Small departments together',
  noDepartment: 'No department',
  allLessons: 'All lessons',
  first: 'The first time',
  gaps: {
    'after wrong': (days) => `${days} days after a wrong answer`,
    'after right': (days) => `${days} days after a right answer`,
    later: () => 'Later',
  },
  baseline: 'At the start',
  followUp: 'At the end',
  high: 'chose 4 or 5',
  low: 'chose 1 or 2',
  hidden: {
    'no answers': 'No answers yet',
    'few people': 'Too few people',
    'few answers': 'Too few answers',
    'waiting for more answers': 'Waiting for more answers',
    'too early': 'Too early',
  },
}

/** Swedish for every language it hasn't got. */
export function reportTexts(language: string): ReportTexts {
  return language === 'en' ? en : sv
}
