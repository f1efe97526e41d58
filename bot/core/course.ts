// What a course and its lessons are. How they are written down stands in content/, how they look in teams/.

/** A language as its BCP 47 primary tag, in lower case: "sv", "en". */
export type Language = string

/** The same words in each language of the course. */
export type Text = Readonly<Record<Language, string>>

export interface Option {
  /** Stable for ever once a card with it has been sent: answers and tallies hold it. */
  readonly id: string
  readonly text: Text
  readonly right: boolean
  /** Why a wrong option is wrong, to the person who chose it. Right options may leave it out. */
  readonly why?: Text
}

/** A picture that says the lesson's thought once more. */
export interface Image {
  /** A file name in the course's folder `images`. */
  readonly file: string
  readonly alt: Text
  /** Where clients fetch it; there once the bot knows its own address. */
  readonly url?: string
}

/** The id of a lesson's own question; content/ doesn't write it out. */
export const ownQuestion = 'main'

/** One scenario that tests the point of its lesson. */
export interface Question {
  /** Unique within its lesson; the lesson's own question is `ownQuestion`, variants have other ids. */
  readonly id: string
  readonly text: Text
  readonly options: readonly Option[]
  readonly explanation: Text
}

/** What a lesson claims about the world, and how long the claim may be trusted. */
export interface Fact {
  readonly claim: Text
  readonly source: string
  readonly url?: string
  /** ISO dates (YYYY-MM-DD). */
  readonly checked: string
  readonly recheck: string
}

export interface Lesson {
  readonly id: string
  readonly title: Text
  readonly body: Text
  readonly question: Question
  /** Other scenarios for the same point, asked at repetitions. */
  readonly variants: readonly Question[]
  /** One thing to do on an ordinary day. */
  readonly advice: Text
  readonly facts: readonly Fact[]
  /** Changes with every word of the lesson: a card that shows an older one is put right. */
  readonly edition: string
  readonly image?: Image
}

/** Asked before the first lesson and again after the last. Never about opinions; there is no free text. */
export interface Survey {
  readonly questions: readonly Question[]
  /** A statement one places oneself towards, from 1 (not at all) to 5 (wholly). */
  readonly confidence: Text
}

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday'

/** When a course's lessons go out. Dates are ISO (YYYY-MM-DD), times HH:MM, both local to `zone`. */
export interface Calendar {
  /** IANA time zone. */
  readonly zone: string
  readonly weekdays: readonly Weekday[]
  /** 1 is every week, 2 every second, counted from the week of the first lesson. */
  readonly everyWeeks: number
  readonly time: string
  /** Nothing is sent before or after these hours. */
  readonly workingHours: { readonly from: string; readonly to: string }
  /** ISO 3166 country whose public holidays are free. */
  readonly holidays: string
  readonly breaks: readonly { readonly from: string; readonly to: string }[]
  /** The first day anything goes out, and the last. */
  readonly start: string
  readonly end: string
}

/** How a course comes back to what it has taught. Days are calendar days, working days those of the calendar. */
export interface Teaching {
  readonly repetition: {
    readonly afterWrongDays: number
    readonly afterRightDays: number
    /** A question is let go after so many right answers in a row, the first one counted. */
    readonly retireAfterRight: number
  }
  readonly reminders: {
    /** Rising; each counted from the card. */
    readonly afterWorkingDays: readonly number[]
    readonly expiresAfterWorkingDays: number
  }
  /** Late joiners and returners get lessons no closer than this. */
  readonly catchUpWorkingDays: number
}

/**
 * Repetition as in Kerfoot's trials of learning by e-mail, the closest to this training: 12 days after a wrong
 * answer, 24 after a right one, retired after two right in a row.
 * Even gaps do as well as growing ones (g = 0.034, doi 10.1007/s10648-020-09572-8). Reminders after three and ten
 * working days are the house's own choice; three more days are left to answer the last one.
 */
export const defaultTeaching: Teaching = {
  repetition: { afterWrongDays: 12, afterRightDays: 24, retireAfterRight: 2 },
  reminders: { afterWorkingDays: [3, 10], expiresAfterWorkingDays: 13 },
  catchUpWorkingDays: 2,
}

/**
 * Ids of groups in the directory, groups in them among them. With neither groups nor people to include it is everybody
 * but those in `exclude`.
 */
export interface Audience {
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  /** Learners named one by one, whatever groups they are in. */
  readonly people?: readonly string[]
}

export interface Course {
  readonly id: string
  readonly title: Text
  /** Why one gets it, in a sentence or two; stands on the welcome card. */
  readonly why: Text
  readonly contact: { readonly name: Text; readonly email: string; readonly phone?: string }
  /** The first is what a reader of any other language gets. */
  readonly languages: readonly [Language, ...Language[]]
  readonly calendar: Calendar
  readonly teaching: Teaching
  /** Left out: everybody. */
  readonly audience?: Audience
  readonly lessons: readonly Lesson[]
  readonly survey?: Survey
}

/** The text in the wanted language, or else in the first of the course's languages that it has. */
export function textIn(text: Text, language: Language, languages: readonly Language[]): string {
  return text[language] ?? languages.map((other) => text[other]).find((found) => found !== undefined) ?? ''
}

/** The question of a lesson with this id: its own or a variant. */
export function questionOf(lesson: Lesson, questionId: string): Question | undefined {
  if (lesson.question.id === questionId) return lesson.question
  return lesson.variants.find((variant) => variant.id === questionId)
}
