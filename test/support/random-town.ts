// Random things that happen to a small town, for property tests.
import fc from 'fast-check'
import type { Account } from '../../bot/local/accounts.ts'
import { hasTeams } from '../../bot/local/licences.ts'
import type { Town } from './town.ts'

export type Happening = (town: Town, groups: TownGroups) => Promise<void> | void

/** Members may be put in and taken out while the town lives. */
export interface TownGroups {
  readonly [name: string]: string[]
}

const departments = ['Skola', 'Vård och omsorg', 'Bibliotek', null] as const
const department = fc.constantFrom(...departments)
const licence = fc.constantFrom('E3', 'F3', 'none', 'E3 without Teams', 'E1 suspended' as const)
const userType = fc.constantFrom('Member', 'Member', 'Member', null, 'Guest' as const)

export const randomAccount: fc.Arbitrary<(id: string) => Account> = fc
  .record({
    department,
    licence,
    userType,
    hasMail: fc.boolean(),
    accountEnabled: fc.constantFrom(true, true, true, false),
  })
  .map(({ hasMail, ...of }) => (id: string) => ({
    ...plain(id),
    ...of,
    mail: hasMail ? `${id}@kommun.example` : null,
  }))

export function plain(id: string): Account {
  return {
    id,
    displayName: id,
    userPrincipalName: `${id}@kommun.example`,
    mail: null,
    department: 'Skola',
    companyName: null,
    officeLocation: null,
    preferredLanguage: 'sv-SE',
    accountEnabled: true,
    userType: 'Member',
    licence: 'E3',
    employeeId: null,
    onPremisesImmutableId: null,
    extensionAttribute1: null,
  }
}

type Act = (town: Town, id: string) => Promise<void> | void

/** Whoever has said no keeps their licence: what becomes of that when it goes and comes depends on when it is seen. */
const mayLoseLicence = (town: Town, id: string) =>
  !['blocked', 'uninstalled'].includes(town.resident(id).chat)
const isReached = (town: Town, id: string) =>
  town.isInScope(id) && town.resident(id).chat === 'open' && hasTeams(town.resident(id).account.licence)

const act: fc.Arbitrary<Act> = fc.oneof(
  department.map(
    (to): Act =>
      (town, id) =>
        town.edit(id, { department: to }),
  ),
  licence.map(
    (to): Act =>
      (town, id) =>
        mayLoseLicence(town, id) ? town.edit(id, { licence: to }) : undefined,
  ),
  fc.boolean().map(
    (has): Act =>
      (town, id) =>
        town.edit(id, { mail: has ? `${id}@kommun.example` : null }),
  ),
  userType.map(
    (to): Act =>
      (town, id) =>
        town.edit(id, { userType: to }),
  ),
  fc.boolean().map(
    (to): Act =>
      (town, id) =>
        town.edit(id, { accountEnabled: to }),
  ),
  fc.boolean().map(
    (isForEver): Act =>
      (town, id) =>
        town.resident(id).isThere ? town.remove(id, isForEver) : town.restore(id),
  ),
  fc.constant<Act>((town, id) => town.install(id)),
  fc.constant<Act>((town, id) => (isReached(town, id) ? town.uninstall(id) : undefined)),
  fc.constant<Act>((town, id) => town.deleteChat(id)),
  fc.boolean().map(
    (isRight): Act =>
      (town, id) =>
        town.answer(id, isRight),
  ),
  fc.boolean().map(
    (isRight): Act =>
      (town, id) =>
        town.answer(id, isRight),
  ),
  fc.constant<Act>((town, id) => town.graph.missInDelta(id)),
)

/** The first resident stays, so that there is always one. */
export const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ act, nth: fc.nat() }).map(
      ({ act, nth }): Happening =>
        (town) =>
          act(town, nthOf(town, nth)),
    ),
  },
  {
    weight: 2,
    arbitrary: randomAccount.map(
      (account): Happening =>
        (town) =>
          town.join(account(`new-${town.residents.size}`)),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({ group: fc.constantFrom('in', 'nested', 'out'), nth: fc.nat() }).map(
      ({ group, nth }): Happening =>
        (town, groups) =>
          toggle(groups[group] ?? [], nthOf(town, nth)),
    ),
  },
  { weight: 2, arbitrary: fc.constant<Happening>(async (town) => void (await town.sync('changes'))) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('reset', 'expired' as const).map(
      (as): Happening =>
        (town) =>
          town.graph.expireDeltaTokens(as),
    ),
  },
)

function nthOf({ residents }: Town, nth: number): string {
  const ids = [...residents.keys()].slice(1)
  return ids[nth % ids.length] ?? ''
}

function toggle(members: string[], id: string): void {
  const place = members.indexOf(id)
  if (place < 0) members.push(id)
  else members.splice(place, 1)
}
