// A Droppe in memory whose apps are installed through a simulated Graph over HTTP, for a few people of the municipality.
import type { Learner } from '../../bot/core/learner.ts'
import type { LearnerStore, Messenger } from '../../bot/core/ports.ts'
import { sliceOf } from '../../bot/core/slice.ts'
import { enrolLearner } from '../../bot/flows/enrol-learner.ts'
import { imaginedPace } from '../../bot/flows/imagined-teams.ts'
import { type InstallingAll, installMissing } from '../../bot/flows/install-missing.ts'
import { transact } from '../../bot/flows/transact.ts'
import { createGraphClient } from '../../bot/graph/graph-client.ts'
import { createInstaller } from '../../bot/graph/installer.ts'
import { accountsOf } from '../../bot/local/accounts.ts'
import { droppeInCatalogue } from '../../bot/local/graph/graph.ts'
import type { GraphSettings } from '../../bot/local/graph/simulated-graph.ts'
import { hasTeams } from '../../bot/local/licences.ts'
import { createMemoryLearnerStore } from '../../bot/local/memory-learner-store.ts'
import { chatOf } from '../../bot/local/simulated-chat.ts'
import { at, learner, recordingLog, recordingMessenger } from './builders.ts'
import { graphOf, municipality } from './graph.ts'
import { memorySetAside } from './set-aside.ts'

/** Ids of people who have Teams, nothing odd about them. */
export const people = accountsOf(municipality).flatMap((account) =>
  account.accountEnabled && hasTeams(account.licence) && account.userType === 'Member' ? account.id : [],
)

const serviceUrl = 'https://smba.example/emea/'
const hour = 60 * 60 * 1000

export async function installingWorld({
  graph: graphSettings = {},
  /** Whether Teams tells the bot of installations. */
  tells = true,
  learners = createMemoryLearnerStore(4) as LearnerStore,
  messenger = recordingMessenger().messenger,
}: {
  graph?: Partial<GraphSettings>
  tells?: boolean
  learners?: LearnerStore
  messenger?: Messenger
} = {}) {
  let now = at('2026-09-01 02:00')
  const clock = { now: () => now }
  const telling: Promise<unknown>[] = []
  const directory = { find: async () => undefined }
  const tell = (id: string) =>
    enrolLearner({ learners, directory, clock }, id, { serviceUrl, id: chatOf(id) })
  const graph = await graphOf({
    onInstall: (id) => {
      if (tells) telling.push(tell(id))
    },
    // Nobody waits here, so that all come at once.
    limits: { installsPerSecond: 10_000, teamsReadsPerSecond: 10_000 },
    ...graphSettings,
  })
  const client = createGraphClient({
    baseUrl: graph.baseUrl,
    token: async () => 'good',
    retryDelaySeconds: 0.01,
    maxRetries: 0,
  })
  const waits: number[] = []
  const log = recordingLog()
  const world: InstallingAll = {
    learners,
    installer: createInstaller({ graph: client, manifestId: droppeInCatalogue.externalId }),
    messenger,
    pace: imaginedPace,
    clock,
    log,
    setAside: memorySetAside(),
    wait: async (milliseconds) => void waits.push(milliseconds),
  }
  return {
    world,
    graph,
    log,
    waits,
    tell,
    async put(...all: readonly Partial<Learner>[]) {
      for (const each of all) {
        const one = learner({ reach: { kind: 'none', reason: 'not installed', since: now }, ...each })
        const slice = sliceOf(one.id, learners.slices)
        await transact(
          learners,
          slice,
          () => learners.readRows(slice, [{ kind: 'mark' }]),
          (draft) => draft.putLearner(one),
        )
      }
    },
    async round(signal?: AbortSignal) {
      const round = await installMissing(world, signal)
      await Promise.all(telling)
      return round
    },
    async learner(id: string): Promise<Learner | undefined> {
      const rows = await learners.readRows(sliceOf(id, learners.slices), [{ kind: 'learner', learner: id }])
      return rows.learners[0]?.value
    },
    later(hours: number) {
      now += hours * hour
    },
    /** How often Graph was asked to install something. */
    asked: () =>
      [...graph.answered].reduce(
        (sum, [what, count]) => sum + (what.startsWith('POST /users/*/teamwork') ? count : 0),
        0,
      ),
  }
}
