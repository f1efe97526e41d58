// The accounts that the invented municipality's directory has for its people, with all that is odd in a real one.
import { spellingsOf } from './department-spellings.ts'
import type { LicenceName } from './licences.ts'
import type { Municipality, Person } from './municipality.ts'
import { oddityOf } from './oddities.ts'

/** As Microsoft Graph has it: null where nobody has filled in anything. */
export interface Account {
  readonly id: string
  readonly displayName: string
  readonly userPrincipalName: string
  readonly mail: string | null
  readonly department: string | null
  readonly companyName: string | null
  readonly officeLocation: string | null
  readonly preferredLanguage: string | null
  readonly accountEnabled: boolean
  /** Null in accounts from before there were guests. */
  readonly userType: 'Member' | 'Guest' | null
  readonly licence: LicenceName
  /** Two accounts of one person have the same. */
  readonly employeeId: string | null
  /** Null in accounts that were made in the cloud. */
  readonly onPremisesImmutableId: string | null
  /** What payroll calls the department, always spelled the same; only in synchronised accounts. */
  readonly extensionAttribute1: string | null
}

/** One account for each person, the one at the Playground first and nothing odd about hers. */
export function accountsOf({ person, colleagues, seed }: Municipality): Account[] {
  return [
    usualAccount(person, 0),
    ...colleagues.map((colleague, index) =>
      oddAccount(usualAccount(colleague, index + 1), index + 1, seed, colleagues[index - 1]),
    ),
  ]
}

function usualAccount(person: Person, number: number): Account {
  return {
    id: person.id,
    displayName: person.name,
    userPrincipalName: person.email,
    mail: person.email,
    department: person.department,
    companyName: 'Exempels kommun',
    officeLocation: number % 3 === 0 ? 'Stadshuset' : null,
    preferredLanguage: person.language === 'en' ? 'en-US' : 'sv-SE',
    accountEnabled: true,
    userType: 'Member',
    licence: licenceIn(person.department),
    employeeId: employeeIdOf(number),
    onPremisesImmutableId: Buffer.from(person.id).toString('base64'),
    extensionAttribute1: person.department,
  }
}

function licenceIn(department: string): LicenceName {
  if (department === 'Vård och omsorg') return 'F3'
  return department === 'Barn och utbildning' ? 'A3' : 'E3'
}

function oddAccount(usual: Account, number: number, seed: number, before: Person | undefined): Account {
  switch (oddityOf(number, seed)) {
    case 'no mail':
      return { ...usual, mail: null }
    case 'no department':
      return { ...usual, department: null, extensionAttribute1: null }
    case 'no language':
      return { ...usual, preferredLanguage: null }
    case 'no licence':
      return { ...usual, licence: 'none' }
    case 'licence without Teams':
      return { ...usual, licence: withoutTeams[number % withoutTeams.length] ?? 'none' }
    case 'licence in its grace period':
      return { ...usual, licence: 'F1 in its grace period' }
    case 'Teams bought apart':
      return { ...usual, licence: 'E3, and Teams apart' }
    case 'guest':
      return guest(usual)
    case 'disabled':
      return { ...usual, accountEnabled: false }
    case 'no user type':
      return { ...usual, userType: null }
    case 'long name':
      return { ...usual, displayName: longName(usual.displayName) }
    case 'same name as another':
      return { ...usual, displayName: before?.name ?? usual.displayName }
    case 'second account':
      return {
        ...usual,
        displayName: before?.name ?? usual.displayName,
        employeeId: employeeIdOf(before ? number - 1 : number),
      }
    case 'made in the cloud':
      return { ...usual, onPremisesImmutableId: null, extensionAttribute1: null }
    case 'department spelled otherwise':
      return { ...usual, department: otherSpelling(usual.department, number) }
    case 'none':
      return usual
  }
}

const withoutTeams = ['E3 without Teams', 'E3 with Teams switched off', 'E1 suspended'] as const

/** They sign in at home, and are invited here. */
function guest(usual: Account): Account {
  const [name] = usual.userPrincipalName.split('@')
  return {
    ...usual,
    userPrincipalName: `${name}_konsult.example#EXT#@kommun.example`,
    mail: `${name}@konsult.example`,
    department: null,
    companyName: null,
    userType: 'Guest',
    licence: 'none',
    employeeId: null,
    onPremisesImmutableId: null,
    extensionAttribute1: null,
  }
}

function employeeIdOf(number: number): string {
  return `${100_000 + number}`
}

function longName(name: string): string {
  return `${'Åsa-Märta Örjansdotter von '.repeat(5)}`.slice(0, 119 - name.length).concat(' ', name)
}

function otherSpelling(department: string | null, number: number): string | null {
  if (department === null) return null
  const [, ...others] = spellingsOf(department)
  return others[number % others.length] ?? department
}
