// How a department comes to be spelled in a directory that many people fill in by hand.

/** First the right one, then five that are meant to be the same. */
export function spellingsOf(department: string): readonly string[] {
  return [
    department,
    `${department.toLowerCase()} `,
    department.includes(' ') ? department.replaceAll(' ', '-') : split(department),
    department.normalize('NFD').replace(/\p{M}/gu, ''),
    department.toUpperCase(),
    `${department.slice(0, -2)}${department.at(-1)}${department.at(-2)}`,
  ]
}

/** "Socialtjänst" becomes "Social tjänst". */
function split(word: string): string {
  const middle = Math.ceil(word.length / 2)
  return `${word.slice(0, middle)} ${word.slice(middle)}`
}
