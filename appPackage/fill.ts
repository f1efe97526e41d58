// Puts values in the place of the placeholders in a JSON document; what the values are, settings.ts knows.

export interface Filled {
  readonly json: unknown
  /** Placeholders that there is no value for. */
  readonly unknown: readonly string[]
}

/** Every "${NAME}" in the document's strings, keys left alone. */
export function fill(json: unknown, values: Readonly<Record<string, string>>): Filled {
  const unknown: string[] = []
  const inText = (text: string) =>
    text.replace(/\$\{([^}]*)\}/g, (placeholder, name: string) => {
      const value = values[name]
      if (value === undefined) unknown.push(placeholder)
      return value ?? placeholder
    })
  const inside = (part: unknown): unknown => {
    if (typeof part === 'string') return inText(part)
    if (Array.isArray(part)) return part.map(inside)
    if (part === null || typeof part !== 'object') return part
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, inside(value)]))
  }
  return { json: inside(json), unknown }
}
