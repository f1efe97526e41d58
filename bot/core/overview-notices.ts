// What in the overview needs somebody's attention: worked out from what is shown anyway, worded by the tab.

/** Course and lesson are ids; dates are ISO (YYYY-MM-DD). */
export type OverviewNotice =
  /** A fact is past its recheck date: nothing of the lesson is sent until somebody has checked it. */
  | {
      readonly kind: 'held back'
      readonly course: string
      readonly lesson: string
      readonly recheckBy: string
    }
  | {
      readonly kind: 'recheck soon'
      readonly course: string
      readonly lesson: string
      readonly recheckBy: string
    }
  /** Out for two weeks, and fewer than half of those it reached have answered. */
  | {
      readonly kind: 'few answers'
      readonly course: string
      readonly lesson: string
      readonly reached: number
      readonly answered: number
    }
  /** Of the item that went out last; nothing reaches one in twenty or more. `item` is a lesson's id or a survey's. */
  | {
      readonly kind: 'many unreached'
      readonly course: string
      readonly item: string
      readonly eligible: number
      readonly unreached: number
    }
  /** Of the item that went out last: may or may not have arrived, for one in a hundred or more. */
  | {
      readonly kind: 'many unknown'
      readonly course: string
      readonly item: string
      readonly eligible: number
      readonly unknown: number
    }
  /** Of all published answers fewer than half were right, at most. */
  | {
      readonly kind: 'often wrong'
      readonly course: string
      readonly lesson: string
      readonly answered: number
      readonly atMost: number
    }
  /** Work that was given up after several tries; OverviewAnswer.setAside has it one by one. */
  | { readonly kind: 'set aside'; readonly count: number }
