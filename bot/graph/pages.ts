// Follows a list of Graph from page to page. https://learn.microsoft.com/graph/paging
import { z } from 'zod'
import type { ReadTrouble } from '../core/employee.ts'
import type { GraphClient } from './graph-client.ts'

export type GraphPage<T> =
  | { readonly kind: 'page'; readonly rows: readonly T[]; readonly deltaLink: string | undefined }
  | ReadTrouble

/** Ends after the last page, or after trouble. A page may be empty and not the last. */
export async function* pagesOf<S extends z.ZodType>(
  graph: GraphClient,
  first: string,
  permission: string,
  row: S,
): AsyncGenerator<GraphPage<z.output<S>>> {
  const Page = z.object({
    value: z.array(row),
    '@odata.nextLink': z.string().optional(),
    '@odata.deltaLink': z.string().optional(),
  })
  const seen = new Set<string>()
  for (let link: string | undefined = first; link !== undefined; ) {
    // Graph has been known to lead in circles: then nobody knows who is missing.
    if (seen.has(link)) return yield { kind: 'failed', reason: 'the pages lead back to one that was read' }
    seen.add(link)
    const got = await graph.get(link, permission)
    if (got.kind !== 'got') return yield got
    const page = Page.safeParse(got.body)
    if (!page.success) return yield { kind: 'failed', reason: `not as documented: ${placesOf(page.error)}` }
    const { value, '@odata.nextLink': next, '@odata.deltaLink': deltaLink } = page.data
    yield { kind: 'page', rows: value, deltaLink }
    link = next
  }
}

/** Where it is wrong, and nothing of what stands there. */
export function placesOf({ issues }: z.ZodError): string {
  const places = issues.map(({ path }) => path.filter((step) => typeof step === 'string').join('.'))
  return [...new Set(places)].join(', ')
}
