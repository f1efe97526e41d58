// Makes one department of the many ways in which a directory spells it.

/** The right name → other ways to spell it. How it is written in YAML, content/read-department-mapping.ts says. */
export type DepartmentMapping = Readonly<Record<string, readonly string[]>>

/** Two names that can't both have a spelling. */
export interface AmbiguousSpelling {
  readonly spelling: string
  readonly names: readonly [string, string]
}

/**
 * A spelling in the mapping, or a name in it, whatever its case, spaces, hyphens and å, ä, ö, becomes that name.
 * Anything else stays as it is, but for spaces around and a small first letter; nothing, or no letter at all, is ''.
 */
export function departmentNormaliser(mapping: DepartmentMapping): (spelled: string | null) => string {
  const names = new Map<string, string>()
  for (const [spelling, name] of spellingsIn(mapping)) names.set(lettersOf(spelling), name)
  return (spelled) => {
    const letters = lettersOf(spelled ?? '')
    if (spelled === null || letters === '') return ''
    return names.get(letters) ?? capitalised(spelled.normalize('NFC').replace(/\s+/g, ' ').trim())
  }
}

export function ambiguousSpellings(mapping: DepartmentMapping): AmbiguousSpelling[] {
  const first = new Map<string, string>()
  return spellingsIn(mapping).flatMap(([spelling, name]) => {
    const letters = lettersOf(spelling)
    const taken = first.get(letters)
    if (taken === undefined) first.set(letters, name)
    return taken === undefined || taken === name ? [] : [{ spelling, names: [taken, name] as const }]
  })
}

/** What is left when case, spaces, signs and the marks of å, ä, ö, é are not looked at; "&" is "och". */
export function lettersOf(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll('&', ' och ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function spellingsIn(mapping: DepartmentMapping): (readonly [spelling: string, name: string])[] {
  return Object.entries(mapping).flatMap(([name, spellings]) =>
    [name, ...spellings].map((spelling) => [spelling, name] as const),
  )
}

function capitalised(name: string): string {
  const [first = ''] = name
  return first.toUpperCase() + name.slice(first.length)
}
