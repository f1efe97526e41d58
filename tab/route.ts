// Where in the tab one is: the part of the address after "#", so that links, back and forward are the browser's own.
import { createContext, useContext, useSyncExternalStore } from 'react'

export interface Route {
  /** As it stands in the address, without "#/"; what a deep link carries. */
  readonly path: string
  /** The page's name in the address; empty for the first page. */
  readonly page: string
  /** What comes after the page's name. */
  readonly rest: readonly string[]
}

export function hrefOf(page: string, ...rest: readonly string[]): string {
  return `#/${[page, ...rest].map(encodeURIComponent).join('/')}`
}

export function useAddress(): Route {
  return readRoute(useSyncExternalStore(watchAddress, () => location.hash))
}

function watchAddress(tell: () => void): () => void {
  addEventListener('hashchange', tell)
  return () => removeEventListener('hashchange', tell)
}

function readRoute(hash: string): Route {
  const path = hash.replace(/^#\/?/, '')
  const [page = '', ...rest] = path.split('/').map(decode)
  return { path, page, rest: rest.filter(Boolean) }
}

/** An address somebody has typed may hold anything. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

export interface Visit extends Route {
  /** One came here from another page of the tab: then the focus belongs at the new page's heading. */
  readonly isArrival: boolean
}

export const VisitContext = createContext<Visit>({ path: '', page: '', rest: [], isArrival: false })

export function useVisit(): Visit {
  return useContext(VisitContext)
}
