// What the server would say half a year into the real course in a municipality of 1,304: written by hand, for the tab.
import { fileURLToPath } from 'node:url'
import { readCourses } from '../../bot/content/read-courses.ts'
import type { Course, Lesson } from '../../bot/core/course.ts'
import { planCourse } from '../../bot/core/course-plan.ts'
import type {
  CoursesAnswer,
  Figures,
  FiguresShown,
  LessonAnswer,
  MeAnswer,
  MemoryAnswer,
  MemoryGapShown,
  OperationsAnswer,
  OverviewAnswer,
  OverviewLesson,
  ReachAnswer,
  ReportAnswer,
  TrailAnswer,
} from '../../bot/http/contract.ts'
import { renderCard } from '../../bot/teams/render-card.ts'

export interface TabAnswers {
  readonly overview: OverviewAnswer
  readonly lesson: LessonAnswer
  readonly memory: MemoryAnswer
  readonly report: ReportAnswer
  readonly reach: ReachAnswer
  /** All of them by path below /api/, for a tab server. */
  readonly byPath: Record<string, object | number>
}

const asOf = '2026-09-08T09:12:00+02:00'
const learners = 1304

const departments = [
  { department: 'Vård- och omsorgsförvaltningen', people: 482 },
  { department: 'Barn- och utbildningsförvaltningen', people: 517 },
  { department: 'Samhällsbyggnadsförvaltningen', people: 163 },
  { department: 'Kultur- och fritidsförvaltningen', people: 88 },
  { department: 'Kommunstyrelsens förvaltning', people: 47 },
  { department: null, people: 7 },
]

/** Lessons whose day has come. */
const out = 6

export async function tabAnswers(): Promise<TabAnswers> {
  const course = await realCourse()
  const lessons = course.lessons.map((lesson, index) => overviewLesson(lesson, index))
  const shown = { id: course.id, title: course.title }
  const [first] = lessons
  const last = lessons[out - 1]
  const [lesson] = course.lessons
  if (!first || !last || !lesson) throw new Error('content/stad has too few lessons.')

  const overview: OverviewAnswer = {
    asOf,
    learners,
    simulated: 0,
    setAside: [],
    courses: [
      {
        ...shown,
        lessons,
        wave: { kind: 'lesson', item: last.id, goesOut: last.goesOut, figures: last.figures },
      },
    ],
    notices: [
      { kind: 'many unreached', course: course.id, item: last.id, eligible: learners, unreached: 71 },
      { kind: 'few answers', course: course.id, lesson: lessons[3]?.id ?? '', reached: 1210, answered: 581 },
      { kind: 'recheck soon', course: course.id, lesson: last.id, recheckBy: '2026-09-30' },
    ],
  }
  const memory = memoryOf(course)
  const report: ReportAnswer = {
    asOf,
    learners,
    simulated: 0,
    course: { ...shown, lessons },
    memory,
  }
  const answer = lessonAnswer(course, lesson, first)
  const reach = reachAnswer()
  return {
    overview,
    lesson: answer,
    memory,
    report,
    reach,
    byPath: {
      overview,
      me: { name: 'Åsa Öberg', roles: ['ProjectLeader'] } satisfies MeAnswer,
      courses: coursesAnswer(course),
      trail: trailAnswer(course),
      operations: operationsAnswer(),
      reach,
      [`lessons/${course.id}/${lesson.id}`]: answer,
      [`memory/${course.id}`]: memory,
      [`report/${course.id}`]: report,
      [`report/${course.id}.xlsx`]: new TextEncoder().encode('a spreadsheet'),
      [`report/${course.id}.csv`]: new TextEncoder().encode('Lektion;Svar'),
    },
  }
}

function coursesAnswer(course: Course): CoursesAnswer {
  const { start, end } = course.calendar
  const run = { course: course.id, state: 'running', start, end } as const
  return { asOf, courses: [planCourse(course, { run, version: '1', now: Date.parse(asOf) })] }
}

function trailAnswer({ id: course, calendar: { start, end } }: Course): TrailAnswer {
  const by = { id: 'asa', name: 'Åsa Öberg' }
  return {
    entries: [
      { at: Date.parse('2026-08-03T10:04:00+02:00'), by, what: 'start', course, details: { start, end } },
    ],
  }
}

function operationsAnswer(): OperationsAnswer {
  const now = Date.parse(asOf)
  return {
    asOf: now,
    startedAt: now - 3_600_000,
    storage: { milliseconds: 14 },
    heartbeat: { at: now - 9000, everySeconds: 30 },
    isWaiting: false,
    setAside: [{ what: 'slice 17', reason: 'It could not be read.', since: now - 600_000 }],
  }
}

async function realCourse(): Promise<Course> {
  const read = await readCourses(fileURLToPath(new URL('../../content', import.meta.url)))
  const course = read.kind === 'courses' && read.courses.find(({ id }) => id === 'stad')
  if (!course) throw new Error('content/stad can’t be read.')
  return course
}

function overviewLesson(lesson: Lesson, index: number): OverviewLesson {
  const day = new Date(Date.UTC(2026, 5, 30 + 14 * index)).toISOString().slice(0, 10)
  const groups = departments.map((group, at) => ({
    department: group.department,
    figures: figuresOf(group.people, index, at),
  }))
  return {
    id: lesson.id,
    number: index + 1,
    title: lesson.title,
    goesOut: `${day}T09:00:00+02:00`,
    isHeldBack: index === 4,
    ...(index === 4 && { recheckBy: '2026-09-01' }),
    ...(index === out - 1 && { recheckBy: '2026-09-30' }),
    figures: withRight(addUp(groups.map(({ figures }) => figures)), 0.71 - index * 0.02),
    departments: groups,
  }
}

function figuresOf(people: number, lesson: number, group: number): FiguresShown {
  const none = { waiting: 0, underway: 0, sent: 0, answered: 0, expired: 0, unreached: 0, unknown: 0 }
  if (lesson >= out || people === 0) {
    const waiting = { ...none, eligible: people, waiting: people }
    return { ...waiting, right: { kind: 'hidden', why: 'no answers' } }
  }
  const unreached = Math.round(people * (group === 0 ? 0.09 : 0.03))
  const underway = lesson === out - 1 && group === 1 ? 120 : 0
  const reached = people - unreached - underway
  const answered = Math.round(reached * (0.74 - lesson * 0.06 - group * 0.03))
  const expired = lesson < 3 ? Math.round((reached - answered) * 0.7) : 0
  const sent = reached - answered - expired
  const figures = { ...none, eligible: people, unreached, underway, answered, expired, sent }
  if (people < 10) return { ...figures, right: { kind: 'hidden', why: 'few answers' } }
  return withRight(figures, 0.7 - group * 0.04)
}

function withRight(figures: Figures, share: number): FiguresShown {
  const answered = Math.floor(figures.answered / 5) * 5
  if (answered === 0) return { ...figures, right: { kind: 'hidden', why: 'no answers' } }
  const right = Math.round(answered * share)
  return { ...figures, right: { kind: 'shown', answered, atLeast: right, atMost: right } }
}

function addUp(all: readonly Figures[]): Figures {
  const sum = (name: keyof Figures) => all.reduce((total, each) => total + each[name], 0)
  return {
    eligible: sum('eligible'),
    waiting: sum('waiting'),
    underway: sum('underway'),
    sent: sum('sent'),
    answered: sum('answered'),
    expired: sum('expired'),
    unreached: sum('unreached'),
    unknown: sum('unknown'),
  }
}

function lessonAnswer(course: Course, lesson: Lesson, overview: OverviewLesson): LessonAnswer {
  const { question } = lesson
  const answered = 900
  const cards = course.languages.map((language) => [
    language,
    renderCard({ kind: 'lesson', isReminder: false, course, lesson, question, language, item: lesson.id }),
  ])
  const chosen = question.options.map(({ id, right }, index) => [id, right ? 610 : 60 + 85 * index])
  return {
    ...overview,
    asOf,
    course: { id: course.id, title: course.title },
    question: {
      id: question.id,
      text: question.text,
      options: question.options.map(({ id, text, right }) => ({ id, text, right })),
    },
    options: { kind: 'shown', answered, chosen: Object.fromEntries(chosen) },
    departments: overview.departments.map((group, index) => ({
      ...group,
      options: { kind: 'hidden', why: index % 2 === 0 ? 'few answers' : 'nearly all alike' },
    })),
    memory: gapsOf(0.6, 0.82, undefined),
    facts: lesson.facts,
    edition: {
      current: lesson.edition,
      openCards: 113,
      sent: [
        { edition: 'an earlier one', cards: 412 },
        { edition: lesson.edition, cards: 850 },
      ],
    },
    cards: Object.fromEntries(cards),
  }
}

/** The shares right when it came back; undefined is too early. */
function gapsOf(afterWrong?: number, afterRight?: number, later?: number): MemoryGapShown[] {
  const recall = (share: number | undefined): MemoryGapShown['recall'] =>
    share === undefined
      ? { kind: 'hidden', why: 'too early' }
      : { kind: 'shown', answered: 400, atLeast: Math.round(400 * share), atMost: Math.round(400 * share) }
  return [
    { gap: 'after wrong', days: 12, forecast: 0.55, recall: recall(afterWrong) },
    { gap: 'after right', days: 24, forecast: 0.74, recall: recall(afterRight) },
    { gap: 'later', days: 24, forecast: 0.78, recall: recall(later) },
  ]
}

function memoryOf(course: Course): MemoryAnswer {
  const [one, two, three] = course.lessons
  if (!one || !two || !three) throw new Error('content/stad has too few lessons.')
  const nothing = { kind: 'hidden', why: 'no answers' } as const
  const right = (share: number) =>
    ({
      kind: 'shown',
      answered: 1000,
      atLeast: Math.round(1000 * share),
      atMost: Math.round(1000 * share),
    }) as const
  const wrong = one.question.options.find((option) => !option.right)
  return {
    asOf,
    course: { id: course.id, title: course.title },
    guessed: 0.33,
    first: { kind: 'shown', answered: 4200, atLeast: 2860, atMost: 2860 },
    gaps: gapsOf(0.61, 0.83, 0.85),
    lessons: course.lessons.map((lesson, index) => ({
      id: lesson.id,
      number: index + 1,
      title: lesson.title,
      guessed: 0.33,
      first: index < out ? right(0.71 - index * 0.03) : nothing,
      gaps: index < 3 ? gapsOf(0.6, 0.82 - index * 0.05) : gapsOf(),
    })),
    oftenWrong: [
      {
        id: three.id,
        number: 3,
        title: three.title,
        right: { answered: 700, atLeast: 322, atMost: 322 },
        ...(wrong && {
          mostChosen: { option: wrong.id, text: wrong.text, chosen: 260, answered: 700 },
        }),
        isWithConviction: true,
      },
      {
        id: two.id,
        number: 2,
        title: two.title,
        right: { answered: 800, atLeast: 470, atMost: 470 },
        isWithConviction: false,
      },
    ],
    oftenForgotten: [
      {
        id: one.id,
        number: 1,
        title: one.title,
        recall: { answered: 400, atLeast: 252, atMost: 252 },
        forecast: 0.74,
      },
    ],
    surveys: {
      baseline: { goesOut: '2026-06-16T09:00:00+02:00', figures: figuresOf(learners, 0, 0) },
      followUp: { goesOut: '2027-02-09T09:00:00+01:00', figures: figuresOf(learners, out, 0) },
      questions: (course.survey?.questions ?? []).map(({ id, text }, index) => ({
        id,
        text,
        baseline: right(0.5 + index * 0.04),
        followUp: index === 0 ? nothing : right(0.64 + index * 0.05),
      })),
      confidence: {
        statement: course.survey?.confidence ?? {},
        baseline: { high: right(0.31), low: right(0.4) },
        followUp: { high: right(0.58), low: right(0.14) },
      },
    },
  }
}

function reachAnswer(): ReachAnswer {
  const groups = departments.map(({ department, people }, index) => {
    const noLicence = Math.round(people * (index === 0 ? 0.12 : 0.02))
    const blocked = index === 1 ? 9 : 0
    return {
      department,
      people,
      ways: [
        { channel: 'teams', people: people - noLicence - blocked },
        { channel: 'letter', reason: 'no licence', people: noLicence },
        { channel: 'none', reason: 'blocked', people: blocked },
      ] satisfies ReachAnswer['ways'],
    }
  })
  const sum = (at: number) => groups.reduce((total, { ways }) => total + (ways[at]?.people ?? 0), 0)
  return {
    asOf,
    people: learners,
    departments: groups,
    ways: [
      { channel: 'teams', people: sum(0) },
      { channel: 'letter', reason: 'no licence', people: sum(1) },
      {
        channel: 'none',
        reason: 'blocked',
        people: sum(2),
        since: [
          { month: '2026-07', people: 3 },
          { month: '2026-08', people: 6 },
        ],
      },
    ],
  }
}
