// That the tallies are what a recount of the learner's standing gives.
import assert from 'node:assert/strict'
import { countedUnder, type Item, parseItemId } from '../../../bot/core/item.ts'
import type { ItemStanding } from '../../../bot/core/standing.ts'
import type { Case, Rules } from './case.ts'

export const tallyRules: Rules = {
  'counts in its tallies what a recount of the standings gives'(history) {
    for (const [key, tally] of history.tallies) {
      const counted = tally.departments[history.learner.department]
      const told = Object.entries({ 0: counted, ...counted?.repetitions })
        .flatMap(([nth, counts]) =>
          Object.entries({ ...counts?.states, right: counts?.right ?? 0 }).map(
            ([name, count]) => [`${nth} ${name}`, count] as const,
          ),
        )
        .filter(([, count]) => count !== 0)

      assert.deepEqual(Object.fromEntries(told), recount(history, key))
    }
  },

  'has a state for every step, or is still waiting for it'({ learner, tallies }) {
    for (const tally of tallies.values()) {
      const { eligible = 0, states = {} } = tally.departments[learner.department] ?? {}
      const counts = Object.values(states)

      assert.ok(counts.every((count) => count >= 0))
      assert.equal(eligible, 1)
      assert.ok(counts.reduce((sum, count) => sum + count, 0) <= eligible)
    }
  },
}

/** By "repetition state": how many items are in it; "right" counts those answered right. */
function recount({ learner, courses }: Case, key: string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { course } of courses) {
    for (const [id, standing] of Object.entries(learner.standings[course.id]?.items ?? {})) {
      const item = parseItemId(id)
      if (!item || `${course.id}/${countedUnder(item)}` !== key) continue
      for (const name of namesOf(item, standing)) counts[name] = (counts[name] ?? 0) + 1
    }
  }
  return counts
}

function namesOf(item: Item, { state, reason, right }: ItemStanding): string[] {
  const nth = item.kind === 'repetition' ? item.nth : 0
  const name = state === 'unreached' ? `unreached/${reason}` : state
  return [`${nth} ${name}`, ...(state === 'answered' && right ? [`${nth} right`] : [])]
}
