// Which application permissions the simulated Graph asks for, and how each service behind it refuses without one.
// From the permission tables of each page of learn.microsoft.com/graph/api; one of each list is enough.

import { refusal } from './refusal.ts'
import type { GraphAnswer } from './request.ts'

/** "Application Mail.Send" is no consent but Exchange's role for one mailbox: RBAC for Applications. */
export type Permission =
  | 'User.Read.All'
  | 'Directory.Read.All'
  | 'GroupMember.Read.All'
  | 'LicenseAssignment.Read.All'
  | 'Organization.Read.All'
  | 'TeamsAppInstallation.ReadForUser.All'
  | 'TeamsAppInstallation.ReadWriteSelfForUser.All'
  | 'AppCatalog.Read.All'
  | 'Mail.Send'
  | 'Application Mail.Send'

export interface Need {
  readonly anyOf: readonly Permission[]
  readonly service: 'directory' | 'Teams' | 'Exchange'
}

export const readUsers: Need = { anyOf: ['User.Read.All', 'Directory.Read.All'], service: 'directory' }
export const readMembers: Need = {
  anyOf: ['GroupMember.Read.All', 'Directory.Read.All'],
  service: 'directory',
}
export const readSkus: Need = {
  anyOf: ['LicenseAssignment.Read.All', 'Organization.Read.All', 'Directory.Read.All'],
  service: 'directory',
}
export const readInstallations: Need = {
  anyOf: ['TeamsAppInstallation.ReadForUser.All', 'TeamsAppInstallation.ReadWriteSelfForUser.All'],
  service: 'Teams',
}
export const install: Need = {
  anyOf: ['TeamsAppInstallation.ReadWriteSelfForUser.All'],
  service: 'Teams',
}
export const readCatalogue: Need = { anyOf: ['AppCatalog.Read.All'], service: 'Teams' }
export const sendMail: Need = { anyOf: ['Mail.Send', 'Application Mail.Send'], service: 'Exchange' }

/** What it takes to run Droppe, and no more. */
export const leastPermissions: readonly Permission[] = [
  'User.Read.All',
  'GroupMember.Read.All',
  'LicenseAssignment.Read.All',
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
  'AppCatalog.Read.All',
  'Application Mail.Send',
]

/** Undefined when it may. */
export function denial({ anyOf, service }: Need, granted: ReadonlySet<Permission>): GraphAnswer | undefined {
  if (anyOf.some((permission) => granted.has(permission))) return undefined
  switch (service) {
    case 'directory':
      return refusal(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.')
    case 'Teams':
      return refusal(
        403,
        'Forbidden',
        `Missing role permissions on the request. API requires one of '${anyOf.join(', ')}'. Roles on the request '${[...granted].join(', ')}'.`,
      )
    case 'Exchange':
      return refusal(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.')
  }
}
