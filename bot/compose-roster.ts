// The roster of a bot that knows its people from the directory: its rounds, and what follows from them.

import { setTimeout as sleep } from 'node:timers/promises'
import type { TableClient } from '@azure/data-tables'
import { createLeaseRow } from './azure/lease-row.ts'
import { readDepartmentMapping } from './content/read-department-mapping.ts'
import { departmentNormaliser } from './core/department-names.ts'
import type { LearnerId } from './core/learner.ts'
import type {
  Clock,
  LearnerStore,
  Log,
  Messenger,
  Pace,
  Planner,
  RosterStore,
  SetAsideStore,
} from './core/ports.ts'
import { tellProblem } from './core/problem.ts'
import { healReach } from './flows/heal-reach.ts'
import { installMissing } from './flows/install-missing.ts'
import { syncRoster } from './flows/sync-roster.ts'
import { createDirectoryReader } from './graph/directory-reader.ts'
import { createGraphClient } from './graph/graph-client.ts'
import { createInstaller } from './graph/installer.ts'
import type { DepartmentField } from './graph/user.ts'
import type { Life } from './timer/heartbeat.ts'
import { startRosterRounds } from './timer/roster-rounds.ts'

export interface RosterParts {
  /** Microsoft Graph, without "/v1.0". */
  readonly graphUrl: string
  readonly token: () => Promise<string>
  readonly departmentField: DepartmentField
  readonly departmentName: (spelled: string | null) => string
  readonly eraseLeaversAfterDays: number
  /** Real seconds. */
  readonly everySeconds: number
  /** From 0 to 1: when in the night everybody is read. */
  readonly spread: number
  /** The id in the app's manifest. */
  readonly manifestId: string
  /** Where Teams is for somebody who was never heard of. */
  readonly serviceUrl?: string
  readonly isSimulated?: (id: LearnerId) => boolean
  readonly maxInstallsPerSecond?: number
}

export interface RosterNeeds {
  /** Letters go out. */
  readonly letters: boolean
  readonly learners: LearnerStore
  readonly planner: Planner
  readonly roster: RosterStore
  readonly setAside: SetAsideStore
  readonly settings: TableClient
  /** IANA time zone, in which the nights are. */
  readonly zone: string
  readonly messenger: Messenger
  readonly pace: Pace
  readonly clock: Clock
  readonly log: Log
}

export function startRoster(parts: RosterParts, needs: RosterNeeds): Life {
  const { log, clock, roster } = needs
  const stopping = new AbortController()
  const graph = createGraphClient({ baseUrl: parts.graphUrl, token: parts.token, signal: stopping.signal })
  const { departmentField, departmentName, eraseLeaversAfterDays, isSimulated } = parts
  const keeping = {
    ...needs,
    employees: createDirectoryReader({ graph, departmentField }),
    departmentName,
    eraseLeaversAfterDays,
    ...(isSimulated && { isSimulated }),
  }
  const { serviceUrl, maxInstallsPerSecond } = parts
  const installing = {
    ...needs,
    installer: createInstaller({ graph, manifestId: parts.manifestId }),
    wait: (milliseconds: number) =>
      sleep(milliseconds, undefined, { signal: stopping.signal }).catch(() => undefined),
    ...(serviceUrl !== undefined && { serviceUrl }),
    ...(maxInstallsPerSecond !== undefined && { maxInstallsPerSecond }),
  }
  const rounds = startRosterRounds({
    roster,
    lease: createLeaseRow(needs.settings, 'roster', crypto.randomUUID()),
    clock,
    log,
    everySeconds: parts.everySeconds,
    zone: needs.zone,
    spread: parts.spread,
    async sync(of, signal) {
      const { kind } = await syncRoster(keeping, of, signal)
      if (of === 'everything' && kind === 'synced') await healReach(needs, signal)
    },
    follow: (_, signal) => installMissing(installing, signal),
  })
  return {
    async stop() {
      stopping.abort()
      await rounds.stop()
    },
  }
}

/** Without a file departments are called as they are spelled. Throws what is wrong with the file, line by line. */
export async function composeDepartments(file: string | undefined): Promise<RosterParts['departmentName']> {
  if (file === undefined) return departmentNormaliser({})
  const read = await readDepartmentMapping(file)
  if (read.kind === 'mapping') return departmentNormaliser(read.mapping)
  throw new Error(
    `The departments in DROPPE_DEPARTMENTS can't be used as they are:\n${read.problems.map(tellProblem).join('\n')}`,
  )
}
