// Finds the names of departments that are probably one, for the leader to look at: it decides nothing.
import { lettersOf } from './department-names.ts'
import { editDistance } from './edit-distance.ts'

/** Names that look like one, the one with most employees first. */
export interface NearDuplicates {
  readonly names: readonly string[]
}

/**
 * `employees` by name as it is spelled. Near each other are names with the same letters, whatever their case, spaces,
 * hyphens and å, ä, ö, and names with at most two slips of the pen. A slip needs a long word to be one: "Öst" and
 * "Väst" are two, and so is everything that differs in a number.
 */
export function nearDuplicates(employees: ReadonlyMap<string, number>): NearDuplicates[] {
  const spelled = [...employees.keys()]
    .map(spell)
    .sort((one, other) => one.letters.length - other.letters.length)
  const parents = new Map(spelled.map((name) => [name, name]))
  const rootOf = (name: Spelled): Spelled => {
    const parent = parents.get(name) ?? name
    return parent === name ? name : rootOf(parent)
  }
  for (const [index, one] of spelled.entries()) {
    for (let next = index + 1; next < spelled.length; next++) {
      const other = spelled[next]
      if (!other || other.letters.length > one.letters.length + maxSlips) break
      if (isNear(one, other)) parents.set(rootOf(other), rootOf(one))
    }
  }
  const groups = [...Map.groupBy(spelled, rootOf).values()].filter((group) => group.length > 1)
  const many = (name: string) => employees.get(name) ?? 0
  return groups
    .map((group) => ({ names: group.map(({ name }) => name).sort((one, other) => many(other) - many(one)) }))
    .sort((one, other) => many(other.names[0] ?? '') - many(one.names[0] ?? ''))
}

const maxSlips = 2

interface Spelled {
  readonly name: string
  readonly letters: string
  readonly words: readonly string[]
  readonly digits: string
}

function spell(name: string): Spelled {
  const words = name.split(/[\s\-–/.,]+/).map(lettersOf)
  return {
    name,
    letters: lettersOf(name),
    words: words.filter((word) => word !== ''),
    digits: name.replace(/\D/g, ''),
  }
}

function isNear(one: Spelled, other: Spelled): boolean {
  if (one.letters === other.letters) return true
  if (one.digits !== other.digits) return false
  if (one.words.length !== other.words.length) {
    return slipsBetween(one.letters, other.letters) <= maxSlips
  }
  let slips = 0
  for (const [index, word] of one.words.entries()) {
    slips += slipsBetween(word, other.words[index] ?? '')
    if (slips > maxSlips) return false
  }
  return true
}

/** More than `maxSlips` where the words are too short for so many: one in five letters, two in nine. */
function slipsBetween(one: string, other: string): number {
  if (one === other) return 0
  const length = Math.min(one.length, other.length)
  const allowed = length < 5 ? 0 : length < 9 ? 1 : maxSlips
  if (Math.abs(one.length - other.length) > allowed || !shareLetters(one, other)) return maxSlips + 1
  const distance = editDistance(one, other)
  return distance > allowed ? maxSlips + 1 : distance
}

/**
 * A slip brings at most one letter in and takes one out. Seen first because it is quick: of 3,000 names of one shape,
 * every pair would otherwise be measured, which took half a minute.
 */
function shareLetters(one: string, other: string): boolean {
  let different = lettersIn(one) ^ lettersIn(other)
  let count = 0
  for (; different !== 0; different &= different - 1) count++
  return count <= 2 * maxSlips
}

/** A bit for each letter; several letters may share one, which only makes words look more alike. */
function lettersIn(word: string): number {
  let letters = 0
  for (let index = 0; index < word.length; index++) letters |= 1 << (word.charCodeAt(index) % 32)
  return letters
}
