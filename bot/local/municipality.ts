// Invents the municipality of local mode: who works where, and who reads what.
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
  return { tenantId, person, colleagues }
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
    email: `${plain(first)}.${plain(last)}.${number}@kommun.example`,
    department: inventDepartment(random),
    language: random() < shareOfEnglishReaders ? 'en' : 'sv',
    simulated: true,
  }
}

function inventDepartment(random: Random): string {
  let left = random() * departments.reduce((sum, [, share]) => sum + share, 0)
  const found = departments.find(([, share]) => {
    left -= share
    return left < 0
  })
  return (found ?? oneOf(departments, random))[0]
}

function guid(random: Random): string {
  const hex = (length: number) =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('')
  return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`
}

/** Letters that may stand in an address. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase()
}
