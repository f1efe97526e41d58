// The security groups of the invented municipality: one for each department, one of all of them, and those of a pilot.
import { guid, type Municipality } from './municipality.ts'
import { seededRandom } from './random.ts'

export interface Group {
  readonly id: string
  readonly displayName: string
  /** Ids of people and of other groups. */
  readonly members: readonly string[]
}

export interface Groups {
  readonly everyone: Group
  /** A few people, and a group of more. */
  readonly pilot: Group
  /** People who are not to be asked anything. */
  readonly excluded: Group
  readonly all: readonly Group[]
}

export function groupsOf({ person, colleagues, seed }: Municipality): Groups {
  const random = seededRandom(seed + 1)
  const group = (displayName: string, members: readonly string[]): Group => ({
    id: guid(random),
    displayName,
    members,
  })
  const ids = (people: readonly { readonly id: string }[]) => people.map(({ id }) => id)

  const pilotOfIt = group('Pilot, it-enheten', ids(colleagues.slice(5, 15)))
  const pilot = group('Pilot', [person.id, ...ids(colleagues.slice(0, 5)), pilotOfIt.id])
  const excluded = group('Undantagna', ids(colleagues.slice(3, 7)))
  const departments = [...Map.groupBy([person, ...colleagues], ({ department }) => department)].map(
    ([department, people]) => group(department, ids(people)),
  )
  const everyone = group('Alla medarbetare', ids(departments))
  return { everyone, pilot, excluded, all: [everyone, pilot, pilotOfIt, excluded, ...departments] }
}
