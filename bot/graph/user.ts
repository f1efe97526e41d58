// A user of Microsoft Graph, and the employee that is in it.
// https://learn.microsoft.com/graph/api/resources/user
import { z } from 'zod'
import type { Employee, EmployeeChange } from '../core/employee.ts'
import type { TeamsSkus } from './teams-skus.ts'

/** Where this organisation keeps the department: the field for it, or one that payroll fills in better. */
export type DepartmentField = 'department' | 'companyName' | 'officeLocation' | `extensionAttribute${number}`

export const departmentFields: readonly string[] = [
  ...['department', 'companyName', 'officeLocation'],
  ...Array.from({ length: 15 }, (_, nth) => `extensionAttribute${nth + 1}`),
]

const text = z.string().nullish()

/** Everything but the id may be absent: delta leaves out what was never set, and perhaps what hasn't changed. */
export const User = z.object({
  id: z.string().min(1),
  displayName: text,
  mail: text,
  preferredLanguage: text,
  accountEnabled: z.boolean().nullish(),
  userType: text,
  department: text,
  companyName: text,
  officeLocation: text,
  onPremisesExtensionAttributes: z.record(z.string(), text).nullish(),
  assignedLicenses: z.array(z.object({ skuId: z.string(), disabledPlans: z.array(z.string()) })).optional(),
  '@removed': z.object({ reason: z.string().optional() }).optional(),
})
export type User = z.output<typeof User>

/** For $select: what is needed, and no more. */
export function propertiesOf(departmentField: DepartmentField, withNames: boolean): string {
  const isExtension = departmentField.startsWith('extensionAttribute')
  const department = isExtension ? 'onPremisesExtensionAttributes' : departmentField
  const name = withNames ? ['displayName'] : []
  return [
    ...['id', 'mail', 'preferredLanguage', 'accountEnabled', 'userType', 'assignedLicenses'],
    ...[department, ...name],
  ].join(',')
}

export function employeeIn(user: User, departmentField: DepartmentField, skus: TeamsSkus): Employee {
  const { displayName } = user
  return {
    id: user.id,
    mail: filled(user.mail),
    department: filled(departmentIn(user, departmentField)),
    language: languageIn(user.preferredLanguage),
    hasTeams: skus.haveTeams(user.assignedLicenses ?? []),
    enabled: user.accountEnabled !== false,
    guest: user.userType === 'Guest',
    ...(displayName && { name: displayName }),
  }
}

/** What the row says, and nothing about what it is silent of. */
export function changeIn(user: User, departmentField: DepartmentField, skus: TeamsSkus): EmployeeChange {
  const employee = employeeIn(user, departmentField, skus)
  const { id, mail, department, language, hasTeams, enabled, guest, name } = employee
  return {
    id,
    ...(user.mail !== undefined && { mail }),
    ...(departmentIn(user, departmentField) !== undefined && { department }),
    ...(user.preferredLanguage !== undefined && { language }),
    ...(user.assignedLicenses !== undefined && { hasTeams }),
    ...(user.accountEnabled !== undefined && { enabled }),
    ...(user.userType !== undefined && { guest }),
    ...(name !== undefined && { name }),
  }
}

function departmentIn(user: User, field: DepartmentField): string | null | undefined {
  if (field === 'department' || field === 'companyName' || field === 'officeLocation') return user[field]
  const { onPremisesExtensionAttributes: attributes } = user
  return attributes === null ? null : attributes?.[field]
}

function filled(value: string | null | undefined): string | null {
  return value?.trim() ? value : null
}

/** "sv-SE" is "sv". */
function languageIn(preferred: string | null | undefined): string | null {
  return preferred?.split('-')[0]?.trim().toLowerCase() || null
}
