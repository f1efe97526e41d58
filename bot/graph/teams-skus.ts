// Which of the licences that the organisation has bought let people use Teams.
//
// Three ways to know were weighed. licenseDetails is one request a person. assignedPlans says it outright, but is
// twenty times as heavy as all else (290 MB against 15 for 58,000 people with 25 to 48 plans each), and changes for
// everybody each time Microsoft puts a service into a product. assignedLicenses is small and changes when a licence
// is given or taken; it needs this list, which is one request and one more permission.
import { z } from 'zod'
import type { ReadTrouble } from '../core/employee.ts'
import type { GraphClient } from './graph-client.ts'
import { placesOf } from './pages.ts'

export interface TeamsSkus {
  readonly kind: 'skus'
  haveTeams(assigned: readonly AssignedLicence[]): boolean
}

export interface AssignedLicence {
  readonly skuId: string
  /** Plans that an administrator has switched off for this person. */
  readonly disabledPlans: readonly string[]
}

/** TEAMS1, in learn.microsoft.com/entra/identity/users/licensing-service-plan-reference; the same in Teams sold apart. */
const teamsPlan = '57ff2da0-773e-42df-b2af-ffb7a2317929'

/** "Available for normal use", says learn.microsoft.com/graph/api/resources/assignedplan of both. */
const inUse = ['Enabled', 'Warning']

const Skus = z.object({
  value: z.array(
    z.object({
      skuId: z.string(),
      capabilityStatus: z.string(),
      servicePlans: z.array(z.object({ servicePlanId: z.string() })),
    }),
  ),
})

/** Microsoft's least for it; Organization.Read.All does as well. */
const permission = 'LicenseAssignment.Read.All'

export async function readTeamsSkus(graph: GraphClient): Promise<TeamsSkus | ReadTrouble> {
  const got = await graph.get('/subscribedSkus?$select=skuId,capabilityStatus,servicePlans', permission)
  if (got.kind !== 'got') return got
  const read = Skus.safeParse(got.body)
  if (!read.success) return { kind: 'failed', reason: `subscribedSkus: ${placesOf(read.error)}` }
  const withTeams = read.data.value.filter(
    ({ capabilityStatus, servicePlans }) =>
      inUse.includes(capabilityStatus) &&
      servicePlans.some(({ servicePlanId }) => servicePlanId === teamsPlan),
  )
  const ids = new Set(withTeams.map(({ skuId }) => skuId))
  return {
    kind: 'skus',
    haveTeams: (assigned) =>
      assigned.some(({ skuId, disabledPlans }) => ids.has(skuId) && !disabledPlans.includes(teamsPlan)),
  }
}
