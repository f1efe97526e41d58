// What somebody may want from the bot, however they say it.
import { z } from 'zod'
import type { PauseLength } from '../core/pause.ts'

export type Wish =
  | { readonly kind: 'help' }
  | { readonly kind: 'progress' }
  /** Without a length the bot asks for one. */
  | { readonly kind: 'pause'; readonly length?: PauseLength }
  | { readonly kind: 'resume' }
  | { readonly kind: 'stored data' }
  | { readonly kind: 'human' }
  | { readonly kind: 'certificate' }
  | { readonly kind: 'lesson' }
  /** Rather letters than cards, or cards after all. */
  | { readonly kind: 'letters' }
  | { readonly kind: 'teams' }

/** The verbs of the buttons, in the order of the help card; "show" is the lesson's. */
export const wishVerbs = {
  show: 'lesson',
  progress: 'progress',
  pause: 'pause',
  certificate: 'certificate',
  'stored-data': 'stored data',
  human: 'human',
  help: 'help',
  resume: 'resume',
  letters: 'letters',
  teams: 'teams',
} as const satisfies Record<string, Wish['kind']>

export type WishVerb = keyof typeof wishVerbs

const Tapped = z.looseObject({ verb: z.enum(Object.keys(wishVerbs) as [WishVerb, ...WishVerb[]]) })
const Weeks = z.coerce.number().int().min(1).max(1000)
const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}/)

/** What a button's data wishes; undefined if it isn't one of ours. A date picker left empty asks again. */
export function wishOf(data: unknown): Wish | undefined {
  const tapped = Tapped.safeParse(data).data
  if (!tapped) return undefined
  const kind = wishVerbs[tapped.verb]
  if (kind !== 'pause') return { kind }
  const weeks = Weeks.safeParse(tapped.weeks)
  if (weeks.success) return { kind, length: { kind: 'days', days: weeks.data * 7 } }
  const date = IsoDate.safeParse(tapped.until)
  if (!date.success) return { kind }
  const [year, month, day] = date.data.slice(0, 10).split('-').map(Number) as [number, number, number]
  return { kind, length: { kind: 'date', year, month, day } }
}
