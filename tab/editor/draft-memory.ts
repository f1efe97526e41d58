// Drafts that aren't published yet: kept in this browser alone, through a reload and a visit to another page.

export interface KeptDraft {
  readonly text: string
  /** Of the lesson it was begun on; absent where nobody had written there. */
  readonly version?: string
}

/** Where the browser keeps nothing for pages inside others, it lasts as long as the tab. */
const inMemory = new Map<string, string>()

export function keepDraft(place: string, draft: KeptDraft | undefined): void {
  const key = keyOf(place)
  if (draft) inMemory.set(key, JSON.stringify(draft))
  else inMemory.delete(key)
  try {
    if (draft) localStorage.setItem(key, JSON.stringify(draft))
    else localStorage.removeItem(key)
  } catch {}
}

export function keptDraft(place: string): KeptDraft | undefined {
  const kept = inMemory.get(keyOf(place)) ?? fromBrowser(keyOf(place))
  try {
    const draft = JSON.parse(kept ?? 'null') as Partial<KeptDraft> | null
    return typeof draft?.text === 'string' ? (draft as KeptDraft) : undefined
  } catch {
    return undefined
  }
}

function fromBrowser(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function keyOf(place: string): string {
  return `droppe draft ${place}`
}
