// What a simulated colleague chooses: mostly right, sometimes not, always something.
import { oneOf, type Random } from './random.ts'
import type { AskedInput } from './read-card.ts'

export const shareRight = 0.65

/** Option ids as a client sends them: several are joined by commas. */
export function choose(asked: AskedInput, right: readonly string[], random: Random): string {
  const wantsRight = random() < shareRight
  if (wantsRight && right.length > 0) return right.join(',')
  const wrong = asked.choices.filter((choice) => !right.includes(choice))
  if (wrong.length > 0) return oneOf(wrong, random)
  // Everything is right, so the only mistake is to leave some out.
  return oneOf(asked.choices, random)
}
