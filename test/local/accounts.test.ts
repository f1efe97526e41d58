import assert from 'node:assert/strict'
import { type Account, accountsOf } from '../../bot/local/accounts.ts'
import { spellingsOf } from '../../bot/local/department-spellings.ts'
import { groupsOf } from '../../bot/local/groups.ts'
import { hasTeams } from '../../bot/local/licences.ts'
import { createMunicipality } from '../../bot/local/municipality.ts'

const municipality = createMunicipality({ size: 1303, seed: 1 })
const [anna, ...others] = accountsOf(municipality)

const oddities: [what: string, isOdd: (account: Account) => boolean][] = [
  ['no mail', ({ mail }) => mail === null],
  ['no department', ({ department, userType }) => department === null && userType !== 'Guest'],
  ['no language', ({ preferredLanguage }) => preferredLanguage === null],
  ['English as their language', ({ preferredLanguage }) => preferredLanguage === 'en-US'],
  ['no licence', ({ licence, userType }) => licence === 'none' && userType !== 'Guest'],
  ['a licence without Teams', ({ licence }) => licence !== 'none' && !hasTeams(licence)],
  ['Teams bought apart', ({ licence }) => licence === 'E3, and Teams apart'],
  ['an account of another organisation', ({ userType }) => userType === 'Guest'],
  ['a disabled account', ({ accountEnabled }) => !accountEnabled],
  ['no user type', ({ userType }) => userType === null],
  ['a name of 120 letters', ({ displayName }) => displayName.length === 120],
  ['å, ä or ö in their name', ({ displayName }) => /[åäöÅÄÖ]/.test(displayName)],
  ['an account that was made in the cloud', (account) => account.onPremisesImmutableId === null],
]

describe("The municipality's accounts", () => {
  it('are one for each person, under the same ids', () => {
    assert.equal(others.length, 1303)
    assert.deepEqual(
      others.map(({ id }) => id),
      municipality.colleagues.map(({ id }) => id),
    )
    assert.equal(anna?.id, municipality.person.id)
    assert.equal(new Set(others.map(({ userPrincipalName }) => userPrincipalName)).size, 1303)
  })

  it('are the same for the same seed, and keep everyone when the municipality grows', () => {
    const again = accountsOf(createMunicipality({ size: 1303, seed: 1 }))
    const larger = accountsOf(createMunicipality({ size: 1400, seed: 1 }))

    assert.deepEqual(again, [anna, ...others])
    assert.deepEqual(larger.slice(0, 1304), again)
  })

  for (const seed of [1, 2, 77]) {
    const few = accountsOf(createMunicipality({ size: 200, seed }))
    for (const [what, isOdd] of oddities) {
      it(`have people with ${what}, but they are few (seed ${seed})`, () => {
        const odd = few.filter(isOdd)

        assert.ok(odd.length > 0 && odd.length < 100, `${odd.length} of ${few.length}`)
      })
    }
  }

  it('have two for some people, with one employee id', () => {
    const byEmployee = Map.groupBy(
      others.filter(({ employeeId }) => employeeId !== null),
      ({ employeeId }) => employeeId,
    )
    const double = [...byEmployee.values()].filter((accounts) => accounts.length > 1)

    assert.ok(double.length > 5, `${double.length}`)
    for (const [one, other] of double) assert.notEqual(one?.id, other?.id)
  })

  it('spell every department in more ways than one, but payroll in one', () => {
    const spelled = new Set(others.flatMap(({ department }) => department ?? []))
    const paid = new Set(others.flatMap(({ extensionAttribute1 }) => extensionAttribute1 ?? []))

    assert.equal(paid.size, 9)
    for (const department of paid) {
      const ways = spellingsOf(department).filter((spelling) => spelled.has(spelling))
      assert.ok(ways.length > 1, `${department}: ${ways}`)
    }
  })

  it('have at least five wrong spellings of a department, none of them right', () => {
    const [right, ...wrong] = spellingsOf('Socialtjänst')

    assert.equal(right, 'Socialtjänst')
    assert.equal(new Set(wrong).size, 5)
    assert.ok(!wrong.includes('Socialtjänst'))
  })
})

describe("The municipality's groups", () => {
  it('have everybody in that of all, through those of the departments', () => {
    const { everyone, all } = groupsOf(municipality)
    const inDepartments = everyone.members.flatMap(
      (member) => all.find(({ id }) => id === member)?.members ?? [],
    )

    assert.equal(everyone.members.length, 9)
    assert.equal(new Set(inDepartments).size, 1304)
  })
})
