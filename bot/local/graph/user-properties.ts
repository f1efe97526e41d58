// The properties of a user as Graph writes them. A row is put together from pieces of JSON, those of the licences made
// beforehand: 58,000 users go out at some 400 pages of 999 a second, without anything kept for each of them.
import type { Account } from '../accounts.ts'
import { type AssignedSku, type LicenceName, licences } from '../licences.ts'

type Property = (account: Account) => string

const text =
  (name: keyof Account): Property =>
  (account) =>
    JSON.stringify(account[name])
const nothing: Property = () => 'null'

const assignedAt = '2026-01-12T07:30:00Z'
const assignedPlans = perLicence((assigned) =>
  assigned.flatMap(({ plans, disabledPlans, capabilityStatus }) =>
    plans
      .filter(({ servicePlanId }) => !disabledPlans.includes(servicePlanId))
      .map(({ servicePlanId, service }) => ({
        assignedDateTime: assignedAt,
        capabilityStatus,
        service,
        servicePlanId,
      })),
  ),
)
const assignedLicenses = perLicence((assigned) =>
  assigned.map(({ disabledPlans, skuId }) => ({ disabledPlans, skuId })),
)

const properties: Readonly<Record<string, Property>> = {
  id: text('id'),
  displayName: text('displayName'),
  givenName: (account) => JSON.stringify(account.displayName.split(' ')[0]),
  surname: (account) => JSON.stringify(account.displayName.split(' ')[1] ?? null),
  userPrincipalName: text('userPrincipalName'),
  mail: text('mail'),
  department: text('department'),
  companyName: text('companyName'),
  officeLocation: text('officeLocation'),
  preferredLanguage: text('preferredLanguage'),
  accountEnabled: text('accountEnabled'),
  userType: text('userType'),
  employeeId: text('employeeId'),
  onPremisesImmutableId: text('onPremisesImmutableId'),
  onPremisesSyncEnabled: ({ onPremisesImmutableId }) => (onPremisesImmutableId === null ? 'null' : 'true'),
  onPremisesExtensionAttributes: extensionAttributes,
  assignedPlans: ({ licence }) => assignedPlans[licence],
  assignedLicenses: ({ licence }) => assignedLicenses[licence],
  businessPhones: () => '[]',
  jobTitle: nothing,
  mobilePhone: nothing,
}

/** https://learn.microsoft.com/graph/api/user-list: "By default, only a limited set of properties are returned". */
const usual = [
  ...['businessPhones', 'displayName', 'givenName', 'jobTitle', 'mail', 'mobilePhone', 'officeLocation'],
  ...['preferredLanguage', 'surname', 'userPrincipalName', 'id'],
]

export type Selection =
  | { readonly kind: 'selection'; readonly names: readonly string[] }
  | { readonly kind: 'unknown property'; readonly name: string }

/** What $select asks for. The id always comes too. */
export function selectionOf($select: string | undefined): Selection {
  const asked = $select?.split(',').map((name) => name.trim()) ?? usual
  const unknown = asked.find((name) => !Object.hasOwn(properties, name))
  if (unknown !== undefined) return { kind: 'unknown property', name: unknown }
  return { kind: 'selection', names: [...new Set([...asked, 'id'])] }
}

/** A user as JSON text, with the selected properties. */
export function rowOf(names: readonly string[]): (account: Account) => string {
  const parts = names.map((name) => [`"${name}":`, properties[name] ?? nothing] as const)
  return (account) => {
    let row = ''
    for (const [name, property] of parts) row += `${row === '' ? '{' : ','}${name}${property(account)}`
    return `${row}}`
  }
}

/** As delta shows it: a property that was never set is left out, one that was emptied is null. */
export function deltaRowOf(names: readonly string[], account: Account, changed: readonly string[]): string {
  const shown = names.filter((name) => properties[name]?.(account) !== 'null' || changed.includes(name))
  return rowOf(shown)(account)
}

/** The names under which Graph shows a field of an account. */
export function propertiesFrom(field: keyof Account): readonly string[] {
  if (field === 'licence') return ['assignedPlans', 'assignedLicenses']
  if (field === 'extensionAttribute1') return ['onPremisesExtensionAttributes']
  if (field === 'onPremisesImmutableId') return [field, 'onPremisesSyncEnabled']
  return field === 'displayName' ? [field, 'givenName', 'surname'] : [field]
}

function extensionAttributes({ extensionAttribute1 }: Account): string {
  return `{"extensionAttribute1":${JSON.stringify(extensionAttribute1)}${otherAttributes}}`
}
const otherAttributes = Array.from(
  { length: 14 },
  (_, index) => `,"extensionAttribute${index + 2}":null`,
).join('')

function perLicence(what: (assigned: readonly AssignedSku[]) => unknown) {
  const names = Object.keys(licences) as LicenceName[]
  const texts = names.map((name) => [name, JSON.stringify(what(licences[name]))])
  return Object.fromEntries(texts) as Readonly<Record<LicenceName, string>>
}
