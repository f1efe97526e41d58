// A program that changes the tables at a constant rate as an answer does, with nothing around it: no web server, no Bot
// Framework, no rules. How long the storage itself keeps an answer waiting.
import { createLearnerTable } from '../../bot/azure/learner-table.ts'
import { openStorage } from '../../bot/azure/storage.ts'
import { sliceOf } from '../../bot/core/slice.ts'
import { transact } from '../../bot/flows/transact.ts'
import { serveParent } from './parent.ts'
import { personId } from './people.ts'

export interface StorageLoad {
  readonly connectionString: string
  readonly prefix: string
  readonly slices: number
  readonly course: string
  readonly lesson: string
  readonly people: number
  readonly perSecond: number
  readonly seconds: number
}

export type StorageDeeds = typeof deeds
const deeds = {
  /** Milliseconds from when each change was to be made until it was made. */
  async run(load: StorageLoad): Promise<Float64Array> {
    const { connectionString, prefix, slices, perSecond, seconds } = load
    const storage = await openStorage({ connectionString, prefix })
    const learners = createLearnerTable(storage.learners, slices, { onDamaged: () => {} })
    const milliseconds = new Float64Array(perSecond * seconds)
    const began = performance.now()
    const change = async (nth: number, at: number) => {
      await changeAsAnAnswerDoes(learners, load, nth)
      milliseconds[nth] = performance.now() - began - at
    }
    const underway: Promise<void>[] = []
    for (let nth = 0; nth < milliseconds.length; ) {
      for (; nth < milliseconds.length; nth++) {
        const at = (nth * 1000) / perSecond
        if (at > performance.now() - began) break
        underway.push(change(nth, at))
      }
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    await Promise.all(underway)
    return milliseconds
  },
}

async function changeAsAnAnswerDoes(
  learners: ReturnType<typeof createLearnerTable>,
  { slices, course, lesson, people }: StorageLoad,
  nth: number,
): Promise<void> {
  const learner = personId(nth % people)
  const slice = sliceOf(learner, slices)
  const read = () =>
    learners.readRows(slice, [
      { kind: 'learner', learner },
      { kind: 'tally', course, lesson },
    ])
  await transact(learners, slice, read, (draft) => {
    const standing = draft.learner(learner)
    if (!standing) throw new Error(`There is no learner ${learner}.`)
    draft.putLearner({ ...standing })
    draft.putTally({ ...draft.tally(course, lesson) })
    const answered = { learner, course, item: `${lesson}-${nth}`, lesson, question: 'q', options: ['a'] }
    draft.putAnswer({ ...answered, right: true, at: nth, channel: 'teams' })
  })
}

if (process.send) serveParent(deeds)
