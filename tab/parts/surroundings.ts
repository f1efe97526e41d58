// What every part of a page may ask for: what surrounds the tab, the way to the server, and how it should look.
import { createContext, useContext } from 'react'
import type { Api } from '../api.ts'
import type { Appearance } from '../appearance.ts'
import type { Host } from '../host.ts'

export interface Surroundings {
  readonly host: Host
  /** Absent until it is known what surrounds the tab. */
  readonly api: Api | undefined
  readonly appearance: Appearance
}

export const SurroundingsContext = createContext<Surroundings | undefined>(undefined)

export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext)
  if (!surroundings) throw new Error('A part of a page was drawn outside <App>.')
  return surroundings
}
