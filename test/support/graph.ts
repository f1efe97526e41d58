// A simulated Graph for a test, and questions to it as they go over the wire.
import { startGraph } from '../../bot/local/graph/graph.ts'
import type { GraphSettings, SimulatedGraph } from '../../bot/local/graph/simulated-graph.ts'
import { createMunicipality } from '../../bot/local/municipality.ts'

export const municipality = createMunicipality({ size: 300, seed: 1 })

export async function graphOf(settings: Partial<GraphSettings> = {}): Promise<SimulatedGraph> {
  return startGraph({ port: 0, municipality, ...settings })
}

export interface Said {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: whatever Graph says
  readonly body: any
}

/** A path after "/v1.0", or a whole link. `headers` go over those that every request has. */
export async function ask(
  graph: SimulatedGraph,
  method: string,
  path: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Said> {
  const isText = typeof body === 'string'
  const answer = await fetch(path.startsWith('http') ? path : `${graph.baseUrl}/v1.0${path}`, {
    method,
    headers: {
      authorization: 'Bearer good',
      ...(body !== undefined && { 'content-type': isText ? 'text/plain' : 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, body: text && JSON.parse(text) }
}

/** The rows of all pages, from this path on, and the last page's delta link. */
export async function askAll(graph: SimulatedGraph, path: string) {
  // biome-ignore lint/suspicious/noExplicitAny: rows have what was selected
  const rows: any[] = []
  const pages: number[] = []
  let link: string | undefined = path
  let deltaLink: string | undefined
  while (link !== undefined) {
    const { status, body }: Said = await ask(graph, 'GET', link)
    if (status !== 200) throw new Error(`${link} answered ${status}: ${JSON.stringify(body)}`)
    rows.push(...body.value)
    pages.push(body.value.length)
    link = body['@odata.nextLink']
    deltaLink = body['@odata.deltaLink']
  }
  return { rows, pages, deltaLink: deltaLink ?? '' }
}
