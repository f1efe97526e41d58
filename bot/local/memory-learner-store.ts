// The learners' store in memory, for rehearsals and tests; keeps the same promises as the table and passes the same tests.
import type { Answer } from '../core/answer.ts'
import type { LearnerStore, RowKey, SliceRows, Stored, Write } from '../core/ports.ts'
import { sliceOf } from '../core/slice.ts'

type StoredWrite = Extract<Write, { kind: 'mark' | 'learner' | 'tally' }>
type Row<K extends StoredWrite['kind']> = Stored<Extract<StoredWrite, { kind: K }>['value']>

/** By kind and name, so that no read has to walk past rows it doesn't want; a course's answers are most of all rows. */
interface Slice {
  readonly mark: Map<string, Row<'mark'>>
  readonly learner: Map<string, Row<'learner'>>
  readonly tally: Map<string, Row<'tally'>>
  readonly answer: Map<string, Answer>
}

/** Values are kept as they come, not copied: all of them are readonly through and through. */
export function createMemoryLearnerStore(slices: number): LearnerStore {
  const kept = Array.from(
    { length: slices },
    (): Slice => ({ mark: new Map(), learner: new Map(), tally: new Map(), answer: new Map() }),
  )
  let writes = 0

  function sliceAt(slice: number): Slice {
    const found = kept[slice]
    if (!found) throw new RangeError(`There is no slice ${slice}.`)
    return found
  }

  return {
    slices,
    async readMark(slice) {
      return sliceAt(slice).mark.get('')
    },
    async readSlice(slice) {
      const { mark, learner, tally } = sliceAt(slice)
      return rows(mark.get(''), [...learner.values()], [...tally.values()])
    },
    async readRows(slice, keys) {
      const those = sliceAt(slice)
      const named = <K extends StoredWrite['kind']>(kind: K) =>
        keys.flatMap((key) => (key.kind === kind ? ((those[kind].get(nameOf(key)) as Row<K>) ?? []) : []))
      return rows(named('mark')[0], named('learner'), named('tally'))
    },
    async readCounts(slice) {
      const { mark, tally } = sliceAt(slice)
      const [row] = mark.values()
      return { ...(row && { mark: row.value }), tallies: [...tally.values()].map(({ value }) => value) }
    },
    async readAnswer(learner, course, item) {
      return sliceAt(sliceOf(learner, slices)).answer.get(`${learner} ${course} ${item}`)
    },
    async readAnswers(learner) {
      const { answer } = sliceAt(sliceOf(learner, slices))
      return [...answer.values()].filter((each) => each.learner === learner)
    },
    async readSliceAnswers(slice) {
      return [...sliceAt(slice).answer.values()]
    },
    async commit(slice, wanted) {
      const those = sliceAt(slice)
      if (wanted.length === 0 || wanted.length > 100)
        throw new RangeError(`A transaction of ${wanted.length} rows.`)
      const names = wanted.map(nameOfWrite)
      if (new Set(wanted.map((write, i) => `${rowsOf(write)} ${names[i]}`)).size < names.length)
        throw new Error('A row stands twice in one transaction.')
      if (wanted.some((write, i) => isChanged(those, write, names[i] ?? ''))) return { kind: 'conflict' }
      const versions = wanted.map((write, i) => {
        const name = names[i] ?? ''
        if (!('value' in write)) {
          those[rowsOf(write)].delete(name)
          return ''
        }
        const version = String(++writes)
        if (write.kind === 'answer') those.answer.set(name, write.value)
        else {
          const rowsOfKind = those[write.kind] as Map<string, Stored<StoredWrite['value']>>
          rowsOfKind.set(name, { value: write.value, version })
        }
        return version
      })
      return { kind: 'committed', versions }
    },
  }
}

function rows(
  mark: Row<'mark'> | undefined,
  learners: readonly Row<'learner'>[],
  tallies: readonly Row<'tally'>[],
): SliceRows {
  return { ...(mark && { mark }), learners, tallies }
}

function isChanged(those: Slice, write: Write, name: string): boolean {
  switch (write.kind) {
    case 'answer':
      return those.answer.has(name)
    case 'erased answer':
      return !those.answer.has(name)
    case 'erased learner':
      return those.learner.get(name)?.version !== write.version
    default:
      return those[write.kind].get(name)?.version !== write.version
  }
}

function rowsOf({ kind }: Write): keyof Slice {
  if (kind === 'erased answer') return 'answer'
  return kind === 'erased learner' ? 'learner' : kind
}

function nameOfWrite(write: Write): string {
  switch (write.kind) {
    case 'mark':
      return nameOf(write)
    case 'learner':
      return nameOf({ kind: 'learner', learner: write.value.id })
    case 'tally':
      return nameOf({ kind: 'tally', course: write.value.course, lesson: write.value.lesson })
    case 'answer':
      return `${write.value.learner} ${write.value.course} ${write.value.item}`
    case 'erased learner':
      return write.learner
    case 'erased answer':
      return `${write.learner} ${write.course} ${write.item}`
  }
}

/** Unique within its kind. */
function nameOf(key: RowKey): string {
  switch (key.kind) {
    case 'mark':
      return ''
    case 'learner':
      return key.learner
    case 'tally':
      return `${key.course} ${key.lesson}`
  }
}
