// The licences of the invented municipality, and what each gives. That Teams is in one is seen by its service plan.
// Ids as in learn.microsoft.com/entra/identity/users/licensing-service-plan-reference; the rest of the plans are
// invented, as many as people have: about 25 with F3 and 45 with E3.
import { guid } from './municipality.ts'
import { seededRandom } from './random.ts'

export interface ServicePlan {
  readonly servicePlanId: string
  readonly servicePlanName: string
  readonly service: string
}

/** What the municipality has bought. "Warning": not paid in time, but still in use. */
export interface Sku {
  readonly skuId: string
  readonly skuPartNumber: string
  readonly capabilityStatus: 'Enabled' | 'Warning' | 'Suspended'
  readonly plans: readonly ServicePlan[]
}

/** What one person has been given of it. */
export interface AssignedSku extends Sku {
  readonly disabledPlans: readonly string[]
}

const teams: ServicePlan = {
  servicePlanId: '57ff2da0-773e-42df-b2af-ffb7a2317929',
  servicePlanName: 'TEAMS1',
  service: 'TeamspaceAPI',
}

export const skus = {
  e3: sku('05e9a617-0261-4cee-bb44-138d3ef5d965', 'SPE_E3', [teams, ...otherPlans(44)]),
  f3: sku('66b55226-6b4f-492c-910c-a3b7a3c9d993', 'SPE_F1', [teams, ...otherPlans(24)]),
  a3: sku('4b590615-0888-425a-a965-b3bf7789848d', 'M365EDU_A3_FACULTY', [teams, ...otherPlans(34)]),
  // Sold apart in the EEA since 2023.
  e3WithoutTeams: sku('dcf0408c-aaec-446c-afd4-43e3683943ea', 'Microsoft_365_E3_(no_Teams)', otherPlans(44)),
  teamsApart: sku('7e74bd05-2c47-404e-829a-ba95c66fe8e5', 'Microsoft_Teams_EEA_New', [
    teams,
    ...otherPlans(3),
  ]),
  inGracePeriod: sku(
    '44575883-256e-4a79-9da4-ebe9acabe2b2',
    'M365_F1',
    [teams, ...otherPlans(12)],
    'Warning',
  ),
  suspended: sku(
    '18181a46-0d4e-45cd-891e-60aabd171b4e',
    'STANDARDPACK',
    [teams, ...otherPlans(18)],
    'Suspended',
  ),
} as const satisfies Record<string, Sku>

const whole = (bought: Sku): AssignedSku => ({ ...bought, disabledPlans: [] })

export const licences = {
  none: [],
  F3: [whole(skus.f3)],
  E3: [whole(skus.e3)],
  A3: [whole(skus.a3)],
  'E3, and Teams apart': [whole(skus.e3WithoutTeams), whole(skus.teamsApart)],
  'E3 without Teams': [whole(skus.e3WithoutTeams)],
  'E3 with Teams switched off': [{ ...skus.e3, disabledPlans: [teams.servicePlanId] }],
  'F1 in its grace period': [whole(skus.inGracePeriod)],
  'E1 suspended': [whole(skus.suspended)],
} as const satisfies Record<string, readonly AssignedSku[]>

export type LicenceName = keyof typeof licences

/** Whether one can use Teams with it. */
export function hasTeams(licence: LicenceName): boolean {
  const assigned: readonly AssignedSku[] = licences[licence]
  return assigned.some(
    ({ plans, disabledPlans, capabilityStatus }) =>
      capabilityStatus !== 'Suspended' &&
      plans.includes(teams) &&
      !disabledPlans.includes(teams.servicePlanId),
  )
}

function sku(
  skuId: string,
  skuPartNumber: string,
  plans: readonly ServicePlan[],
  capabilityStatus: Sku['capabilityStatus'] = 'Enabled',
): Sku {
  return { skuId, skuPartNumber, plans, capabilityStatus }
}

function otherPlans(howMany: number): ServicePlan[] {
  const random = seededRandom(8)
  const services = [
    'exchange',
    'SharePoint',
    'MicrosoftOffice',
    'SCO',
    'PowerAppsService',
    'AADPremiumService',
  ]
  return Array.from({ length: howMany }, (_, index) => ({
    servicePlanId: guid(random),
    servicePlanName: `PLAN_${index + 1}`,
    service: services[index % services.length] ?? 'exchange',
  }))
}
