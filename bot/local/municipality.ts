// Invents the municipality of local mode: who works where, and who reads what. What its directory makes of them
// stands in accounts.ts.
import { oneOf, type Random, seededRandom } from './random.ts'
import { firstNames, lastNames } from './swedish-names.ts'

export interface Person {
  /** The Entra object id. */
  readonly id: string
  readonly name: string
  readonly email: string
  readonly department: string
  readonly language: 'sv' | 'en'
  readonly simulated: boolean
}

export interface Municipality {
  readonly seed: number
  readonly tenantId: string
  /** The one who sits at the Playground. */
  readonly person: Person
  readonly colleagues: readonly Person[]
}

export interface MunicipalitySettings {
  /** How many colleagues. */
  readonly size: number
  readonly seed: number
}

// Shares roughly as in Swedish municipalities, where care and schools employ seven of ten.
const departments: readonly (readonly [name: string, share: number])[] = [
  ['Vård och omsorg', 36],
  ['Barn och utbildning', 34],
  ['Socialtjänst', 8],
  ['Teknik och service', 8],
  ['Kultur och fritid', 4],
  ['Kommunledning', 3],
  ['Miljö och bygg', 3],
  ['Räddningstjänst', 2],
  ['Bibliotek', 2],
]
const allShares = departments.reduce((sum, [, share]) => sum + share, 0)

const shareOfEnglishReaders = 0.08

/** The same seed gives the same people; a larger size the same ones and more. */
export function createMunicipality({ size, seed }: MunicipalitySettings): Municipality {
  const random = seededRandom(seed)
  const tenantId = guid(random)
  const person: Person = {
    id: guid(random),
    name: 'Anna Lindqvist',
    email: 'anna.lindqvist@kommun.example',
    department: 'Kultur och fritid',
    language: 'sv',
    simulated: false,
  }
  const colleagues = Array.from({ length: size }, (_, index) => invent(index + 1, random))
  return { seed, tenantId, person, colleagues }
}

/** What the bot may look up about a person. */
export function directoryOf({ person, colleagues }: Municipality) {
  const profiles = new Map(
    [person, ...colleagues].map(({ id, department, language, simulated }) => [
      id,
      { department, language, simulated },
    ]),
  )
  return {
    async find(id: string) {
      return profiles.get(id)
    },
  }
}

function invent(number: number, random: Random): Person {
  const id = guid(random)
  const first = oneOf(firstNames, random)
  const last = oneOf(lastNames, random)
  return {
    id,
    name: `${first} ${last} (simulerad)`,
    email: `${plainNames.get(first)}.${plainNames.get(last)}.${number}@kommun.example`,
    department: inventDepartment(random),
    language: random() < shareOfEnglishReaders ? 'en' : 'sv',
    simulated: true,
  }
}

function inventDepartment(random: Random): string {
  let left = random() * allShares
  const found = departments.find(([, share]) => {
    left -= share
    return left < 0
  })
  return (found ?? oneOf(departments, random))[0]
}

const hexDigits = '0123456789abcdef'

/** One loop and no arrays, which were half of the time it took to invent 58,000 people. */
export function guid(random: Random): string {
  let digits = ''
  for (let length = 0; length < 30; length++) digits += hexDigits[Math.floor(random() * 16)]
  const part = (from: number, to: number) => digits.slice(from, to)
  return `${part(0, 8)}-${part(8, 12)}-4${part(12, 15)}-8${part(15, 18)}-${part(18, 30)}`
}

/** Letters that may stand in an address. */
const plainNames = new Map(
  [...firstNames, ...lastNames].map((name) => [
    name,
    name
      .normalize('NFD')
      .replace(/[^a-z]/gi, '')
      .toLowerCase(),
  ]),
)
