// The rounds of the roster in a process of their own, so that what they take of the machine can be told apart.
import { createLearnerTable } from '../../bot/azure/learner-table.ts'
import { createRosterRow } from '../../bot/azure/roster-row.ts'
import { openStorage } from '../../bot/azure/storage.ts'
import { departmentNormaliser } from '../../bot/core/department-names.ts'
import type { RoundCounts } from '../../bot/core/roster-state.ts'
import type { RosterWorld } from '../../bot/flows/roster-world.ts'
import { syncRoster } from '../../bot/flows/sync-roster.ts'
import { createDirectoryReader } from '../../bot/graph/directory-reader.ts'
import { createGraphClient } from '../../bot/graph/graph-client.ts'
import { serveParent } from './parent.ts'
import { slices } from './place.ts'

export interface RosterOrder {
  readonly connectionString: string
  readonly graphUrl: string
}

export interface RoundDone extends RoundCounts {
  readonly enrolled: number
  readonly seconds: number
  readonly processorSeconds: number
}

let world: RosterWorld | undefined

export type RosterDeeds = typeof deeds
const deeds = {
  async open({ connectionString, graphUrl }: RosterOrder): Promise<void> {
    const storage = await openStorage({ connectionString, prefix: 'droppe' })
    const graph = createGraphClient({ baseUrl: graphUrl, token: async () => 'good' })
    world = {
      learners: createLearnerTable(storage.learners, slices, { onDamaged: (what) => console.error(what) }),
      employees: createDirectoryReader({ graph }),
      planner: { current: async () => ({ version: '', courses: [] }) },
      roster: createRosterRow(storage.settings),
      setAside: { list: async () => [], put: async () => undefined, remove: async () => undefined },
      clock: { now: Date.now },
      log: { info() {}, warn() {}, error: (_, message) => console.error(message) },
      letters: true,
      departmentName: departmentNormaliser({}),
      eraseLeaversAfterDays: 90,
    }
  },
  async round(of: 'everything' | 'changes'): Promise<RoundDone> {
    if (!world) throw new Error('The roster has not been opened.')
    const began = performance.now()
    const used = process.cpuUsage()
    const round = await syncRoster(world, of, new AbortController().signal)
    const { user, system } = process.cpuUsage(used)
    if (round.kind !== 'synced' || !round.state.last)
      throw new Error(`The round ended: ${JSON.stringify(round)}`)
    const { last, enrolled } = round.state
    const seconds = (performance.now() - began) / 1000
    return { ...last, enrolled, seconds, processorSeconds: (user + system) / 1_000_000 }
  },
}

serveParent(deeds)
