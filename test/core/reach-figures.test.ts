import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { ReachCounts } from '../../bot/core/reach-counts.ts'
import { type ReachFigures, type ReachWay, reachFigures } from '../../bot/core/reach-figures.ts'

const reasons = ['not installed', 'no licence', 'blocked', 'uninstalled', 'disabled'] as const
const ways = [
  'teams',
  'letter/prefers letters',
  ...reasons.flatMap((each) => [`letter/${each}`, `none/${each}`]),
]

const randomCounts: fc.Arbitrary<ReachCounts> = fc.dictionary(
  fc.constantFrom('Skola', 'Vård', 'Kök', 'Ånga', 'Bibliotek', ''),
  fc.dictionary(
    fc.constantFrom(...ways),
    fc.dictionary(
      fc.constantFrom('2026-07', '2026-08', '2026-09', '2026-10'),
      fc.integer({ min: 1, max: 12 }),
      {
        minKeys: 1,
      },
    ),
  ),
)

describe('the figures of the reach', () => {
  it('add up, to the last person: ways to their department, departments and ways to the whole, months to their way', () => {
    fc.assert(
      fc.property(randomCounts, (counts) => {
        const figures = reachFigures(counts)

        assert.equal(figures.people, everybody(counts))
        assert.equal(sumOf(figures.ways), figures.people)
        assert.equal(sumOf(figures.departments), figures.people)
        for (const { ways: its, people } of figures.departments) assert.equal(sumOf(its), people)
        for (const channel of ['teams', 'letter', 'none'] as const) {
          const inDepartments = figures.departments.flatMap((each) => ofChannel(each.ways, channel))
          assert.equal(sumOf(inDepartments), sumOf(ofChannel(figures.ways, channel)))
        }
        for (const way of waysIn(figures)) if (way.since) assert.equal(sumOf(way.since), way.people)
      }),
    )
  })

  it('name no reason of fewer than five, and no month of fewer than five', () => {
    fc.assert(
      fc.property(randomCounts, (counts) => {
        for (const { reason, people, since = [] } of waysIn(reachFigures(counts))) {
          if (reason !== undefined) assert.ok(people >= 5)
          assert.ok(since.every((each) => each.people >= 5))
        }
      }),
    )
  })

  it('show no department of fewer than five', () => {
    fc.assert(
      fc.property(randomCounts, (counts) => {
        const { people, departments } = reachFigures(counts)

        assert.ok(departments.every((each) => each.people >= 5 || each.people === people))
      }),
    )
  })

  it('leave no small reason to be had by taking the departments from the whole', () => {
    fc.assert(
      fc.property(randomCounts, (counts) => {
        const { departments } = reachFigures(counts)

        for (const channel of ['letter', 'none'] as const) {
          const [hidden, named] = [
            hiddenReasons(counts, departments, channel),
            reasonsIn(departments, channel),
          ]
          // Of one that is hidden in one department, none is named in another.
          assert.ok([...hidden].every((reason) => !named.has(reason)))
          // The unnamed could be one reason or another, as long as any are named at all.
          assert.ok(hidden.size !== 1 || named.size === 0)
        }
      }),
    )
  })

  it('say why and since when, where many enough have it in common', () => {
    const figures = reachFigures({
      Vård: { teams: { '2026-08': 40 }, 'none/no licence': { '2026-07': 3, '2026-09': 30 } },
      Skola: {
        teams: { '2026-08': 90, '2026-09': 4 },
        'letter/no licence': { '2026-08': 8 },
        'none/blocked': { '2026-09': 1 },
      },
      Kök: { teams: { '2026-08': 3 } },
    })

    assert.deepEqual(figures, {
      people: 179,
      ways: [
        { channel: 'teams', people: 137, since: [{ month: '2026-08', people: 137 }] },
        { channel: 'letter', reason: 'no licence', people: 8, since: [{ month: '2026-08', people: 8 }] },
        { channel: 'none', reason: 'no licence', people: 33, since: [{ month: '2026-09', people: 33 }] },
        { channel: 'none', people: 1 },
      ],
      departments: [
        {
          department: 'Skola',
          people: 103,
          ways: [
            { channel: 'teams', people: 94, since: [{ month: '2026-08', people: 94 }] },
            { channel: 'letter', reason: 'no licence', people: 8, since: [{ month: '2026-08', people: 8 }] },
            { channel: 'none', people: 1 },
          ],
        },
        {
          department: null,
          people: 76,
          ways: [
            { channel: 'teams', people: 43, since: [{ month: '2026-08', people: 43 }] },
            { channel: 'none', people: 33 },
          ],
        },
      ],
    })
  })

  it('tell months apart that many enough have in common', () => {
    const months = { '2026-06': 2, '2026-07': 9, '2026-08': 30, '2026-09': 4 }

    const [way] = reachFigures({ Vård: { 'none/no licence': months } }).ways

    assert.deepEqual(way?.since, [
      { month: '2026-07', people: 11 },
      { month: '2026-08', people: 34 },
    ])
  })

  it('are none for nobody', () => {
    assert.deepEqual(reachFigures({}), { people: 0, ways: [], departments: [] })
  })
})

function everybody(counts: ReachCounts): number {
  return Object.values(counts)
    .flatMap((its) => Object.values(its))
    .flatMap((months) => Object.values(months))
    .reduce((sum, people) => sum + people, 0)
}

function sumOf(all: readonly { readonly people: number }[]): number {
  return all.reduce((sum, { people }) => sum + people, 0)
}

function waysIn({ ways: its, departments }: ReachFigures): readonly ReachWay[] {
  return [...its, ...departments.flatMap((each) => each.ways)]
}

function ofChannel(its: readonly ReachWay[], channel: ReachWay['channel']): readonly ReachWay[] {
  return its.filter((way) => way.channel === channel)
}

function reasonsIn(departments: ReachFigures['departments'], channel: ReachWay['channel']): Set<string> {
  return new Set(
    departments.flatMap((each) => ofChannel(each.ways, channel).flatMap(({ reason }) => reason ?? [])),
  )
}

/** Of the reasons there are, those that some department doesn't name although it has them. */
function hiddenReasons(
  counts: ReachCounts,
  departments: ReachFigures['departments'],
  channel: ReachWay['channel'],
): Set<string> {
  const named = reasonsIn(departments, channel)
  const all = Object.values(counts).flatMap((its) => Object.keys(its))
  const its = all.flatMap((way) => (way.startsWith(`${channel}/`) ? [way.slice(channel.length + 1)] : []))
  return new Set(its.filter((reason) => !named.has(reason)))
}
