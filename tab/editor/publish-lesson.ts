// What became of what the leader asked for, as one word the page has sentences for.
import type { Changed } from '../api.ts'

export type Outcome =
  | 'published'
  | 'withdrawn'
  | 'sent'
  | 'mine'
  | 'theirs'
  | 'conflict'
  | 'problems'
  | 'not reached'
  | 'not now'
  | 'no role'
  | 'too large'
  | 'away'

/** What the server refuses without a word of its own comes from a server that is away for a while. */
export function outcomeOf(sent: Changed<unknown>, done: 'published' | 'withdrawn' | 'sent'): Outcome {
  if (sent.kind === 'changed') return done
  if (sent.kind === 'problem') return sent.problem === 'forbidden' ? 'no role' : 'away'
  const { error } = sent.refusal
  if (error === '413') return 'too large'
  if (error === 'conflict' || error === 'problems' || error === 'not reached' || error === 'not now')
    return error
  return 'away'
}
