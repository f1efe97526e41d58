// Small courses, learners and worlds for tests; each says only what its test is about.
import type { Card } from '../../bot/core/card.ts'
import {
  type Calendar,
  type Course,
  defaultTeaching,
  type Lesson,
  type Question,
} from '../../bot/core/course.ts'
import type { Conversation, Learner } from '../../bot/core/learner.ts'
import type { Messenger, Planner, SendOutcome } from '../../bot/core/ports.ts'
import { type RunningCourse, runCourse } from '../../bot/core/running-course.ts'

export const calendar: Calendar = {
  zone: 'Europe/Stockholm',
  weekdays: ['tuesday'],
  everyWeeks: 2,
  time: '09:00',
  workingHours: { from: '08:00', to: '16:00' },
  holidays: 'SE',
  breaks: [],
  start: '2026-09-01',
  end: '2027-06-30',
}

/** Swedish local time in 2026 as a moment, in summer or winter time as the date has it. */
export function at(local: string): number {
  const [date = '', time = '12:00'] = local.split(' ')
  const isSummer = date >= '2026-03-29' && date < '2026-10-25'
  return Date.parse(`${date}T${time}:00${isSummer ? '+02:00' : '+01:00'}`)
}

export function question(id = 'main', overrides: Partial<Question> = {}): Question {
  return {
    id,
    text: { sv: `Vad gör du (${id})?`, en: `What do you do (${id})?` },
    options: [
      { id: 'a', text: { sv: 'Frågar', en: 'Ask' }, right: true },
      {
        id: 'b',
        text: { sv: 'Väntar', en: 'Wait' },
        right: false,
        why: { sv: 'För sent.', en: 'Too late.' },
      },
      { id: 'c', text: { sv: 'Går', en: 'Leave' }, right: false, why: { sv: 'För kort.', en: 'Too short.' } },
    ],
    explanation: { sv: 'Att fråga öppnar.', en: 'Asking opens.' },
    ...overrides,
  }
}

export function lesson(id: string, overrides: Partial<Lesson> = {}): Lesson {
  return {
    id,
    title: { sv: `Lektion ${id}`, en: `Lesson ${id}` },
    body: { sv: 'Åtta små öar.', en: 'Eight small islands.' },
    question: question(),
    variants: [],
    advice: { sv: 'Fråga i dag.', en: 'Ask today.' },
    facts: [
      {
        claim: { sv: 'Det är så.', en: 'It is so.' },
        source: 'exempel.se',
        checked: '2026-01-01',
        recheck: '2027-12-31',
      },
    ],
    edition: 'first',
    ...overrides,
  }
}

export function course(id = 'stad', overrides: Partial<Course> = {}): Course {
  return {
    id,
    title: { sv: 'STAD', en: 'STAD' },
    why: { sv: 'Alla anställda får den.', en: 'All employees get it.' },
    contact: { name: { sv: 'Samordnaren', en: 'The coordinator' }, email: 'samordnare@example.se' },
    languages: ['sv', 'en'],
    calendar,
    teaching: defaultTeaching,
    lessons: [lesson('ett'), lesson('tva'), lesson('tre')],
    ...overrides,
  }
}

/** From Tuesday 1 September 2026 unless told otherwise. */
export function running(of = course()): RunningCourse {
  return runCourse(of, of.calendar)
}

export function planOf(...courses: RunningCourse[]): Planner {
  return { current: async () => ({ version: 'plan', courses }) }
}

export const conversation: Conversation = { serviceUrl: 'http://127.0.0.1:9/', id: 'chat-anna' }

export function learner(overrides: Partial<Learner> = {}): Learner {
  return {
    id: 'anna',
    department: 'Skola',
    language: 'sv',
    simulated: false,
    joined: at('2026-08-01'),
    reach: { kind: 'teams', conversation, since: at('2026-08-01') },
    standings: {},
    ...overrides,
  }
}

/** Remembers what it was asked to send and update; answers as told, at first with "sent". */
export function recordingMessenger(outcomeOf: (nth: number) => SendOutcome | undefined = () => undefined) {
  const cards: { conversation: Conversation; card: Card }[] = []
  const updates: { activityId: string; card: Card }[] = []
  const messenger: Messenger = {
    async send(to, card) {
      cards.push({ conversation: to, card })
      return outcomeOf(cards.length) ?? { kind: 'sent', activityId: `card-${cards.length}` }
    },
    async update(_conversation, activityId, card) {
      updates.push({ activityId, card })
      return { kind: 'sent', activityId }
    },
    async open(learner, serviceUrl) {
      return { kind: 'opened', conversation: { serviceUrl, id: `new-chat-${learner}` } }
    },
  }
  return { messenger, cards, updates }
}

/** Notes what was logged, for tests that look at it. */
export function recordingLog() {
  const lines: { level: string; fields: object; message: string }[] = []
  const at = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, fields, message })
  return { lines, info: at('info'), warn: at('warn'), error: at('error') }
}
