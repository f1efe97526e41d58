// What a new lesson begins with: everything a lesson must have, still empty.
import { stringify } from 'yaml'

export function newLesson(id: string, languages: readonly string[], today: string): string {
  const text = () => Object.fromEntries(languages.map((language) => [language, '']))
  const recheck = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`
  return stringify({
    id,
    title: text(),
    thought: text(),
    body: text(),
    question: { text: text(), ...newQuestion(languages) },
    variants: [],
    advice: text(),
    facts: [newFact(languages, today, recheck)],
  })
}

export function newQuestion(languages: readonly string[]) {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => newOption(id, languages))
  return { options: [{ ...a, right: true, why: undefined }, b, c], explanation: emptyText(languages) }
}

export function newOption(id: string, languages: readonly string[]) {
  return { id, text: emptyText(languages), right: false, why: emptyText(languages) }
}

export function newVariant(id: string, languages: readonly string[]) {
  return { id, text: emptyText(languages), ...newQuestion(languages) }
}

export function newFact(languages: readonly string[], checked: string, recheck: string) {
  return { claim: emptyText(languages), source: '', checked, recheck }
}

function emptyText(languages: readonly string[]) {
  return Object.fromEntries(languages.map((language) => [language, '']))
}

/** The first small letter that none of them has. */
export function freeId(taken: readonly string[]): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz'.split('')
  return letters.find((letter) => !taken.includes(letter)) ?? `svar-${taken.length + 1}`
}
