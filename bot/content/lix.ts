// How hard a Swedish text is to read.

/** Words as a reader counts them: "e-post", "9–15" as two, an address as one. */
export function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:[-'’.:@][\p{L}\p{N}]+)*/gu) ?? []
}

/**
 * Läsbarhetsindex, by C. H. Björnsson (Läsbarhet, Liber 1968): words / sentences + 100 × long words / words,
 * where a long word has more than six letters. Below 30 is very easy, 30–40 easy, 40–50 medium. A sentence ends
 * at . ! or ?; a colon does not end one here, which can only make the figure higher.
 */
export function lix(text: string): number {
  const words = wordsIn(text)
  if (words.length === 0) return 0
  const sentences = Math.max(1, text.match(/[.!?]+(?=["”’')]*(\s|$))/g)?.length ?? 0)
  const long = words.filter((word) => (word.match(/\p{L}/gu) ?? []).length > 6)
  return words.length / sentences + (100 * long.length) / words.length
}
