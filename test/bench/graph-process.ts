// The simulated Graph in a process of its own: what it takes of the processor and the memory is not the bot's.
import { startGraph } from '../../bot/local/graph/graph.ts'
import type { SimulatedGraph } from '../../bot/local/graph/simulated-graph.ts'
import { createMunicipality } from '../../bot/local/municipality.ts'
import { serveParent } from './parent.ts'

let graph: SimulatedGraph | undefined
let ids: readonly string[] = []

export type GraphDeeds = typeof deeds
const deeds = {
  /** Gives the address. */
  async start(employees: number): Promise<string> {
    const municipality = createMunicipality({ size: employees - 1, seed: 1 })
    ids = municipality.colleagues.map(({ id }) => id)
    graph = await startGraph({ port: 0, municipality })
    return graph.baseUrl
  },
  /** So many move to another department, and as many leave. */
  change(howMany: number): void {
    for (const id of ids.slice(0, howMany)) graph?.move(id, 'Bibliotek')
    for (const id of ids.slice(howMany, 2 * howMany)) graph?.remove(id)
  },
}

serveParent(deeds)
