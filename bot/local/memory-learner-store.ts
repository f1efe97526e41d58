// The learners' store in memory, for rehearsals and tests; keeps the same promises as the table and passes the same tests.
import type { LearnerStore, RowKey, SliceRows, Stored, Write } from '../core/ports.ts'
import { sliceOf } from '../core/slice.ts'

type Row = Write & { readonly version: string }

export function createMemoryLearnerStore(slices: number): LearnerStore {
  const rows = Array.from({ length: slices }, () => new Map<string, Row>())
  let writes = 0

  function rowsOf(slice: number): Map<string, Row> {
    const found = rows[slice]
    if (!found) throw new RangeError(`There is no slice ${slice}.`)
    return found
  }

  const allOf = (slice: number) => sliceRows([...rowsOf(slice).values()])

  return {
    slices,
    async readMark(slice) {
      return allOf(slice).mark
    },
    async readSlice(slice) {
      return allOf(slice)
    },
    async readRows(slice, keys) {
      return sliceRows(keys.flatMap((key) => rowsOf(slice).get(nameOfKey(key)) ?? []))
    },
    async readCounts(slice) {
      const { mark, tallies } = allOf(slice)
      return { ...(mark && { mark: mark.value }), tallies: tallies.map(({ value }) => value) }
    },
    async readAnswer(learner, course, item) {
      const row = rowsOf(sliceOf(learner, slices)).get(`answer ${learner} ${course} ${item}`)
      return row?.kind === 'answer' ? row.value : undefined
    },
    async commit(slice, wanted) {
      const kept = rowsOf(slice)
      const names = wanted.map(nameOf)
      if (wanted.length === 0 || wanted.length > 100)
        throw new RangeError(`A transaction of ${wanted.length} rows.`)
      if (new Set(names).size < names.length) throw new Error('A row stands twice in one transaction.')
      if (wanted.some((write, i) => kept.get(names[i] ?? '')?.version !== versionOf(write))) {
        return { kind: 'conflict' }
      }
      const versions = wanted.map((write, i) => {
        const version = String(++writes)
        kept.set(names[i] ?? '', { ...structuredClone(write), version } as Row)
        return version
      })
      return { kind: 'committed', versions }
    },
  }
}

function sliceRows(rows: readonly Row[]): SliceRows {
  const those = <K extends Write['kind']>(kind: K) =>
    rows
      .filter((row): row is Row & Extract<Write, { kind: K }> => row.kind === kind)
      .map(({ value, version }) => ({ value, version }) as Stored<Extract<Write, { kind: K }>['value']>)
  const [mark] = those('mark')
  return { ...(mark && { mark }), learners: those('learner'), tallies: those('tally') }
}

function versionOf(write: Write): string | undefined {
  return write.kind === 'answer' ? undefined : write.version
}

function nameOf(write: Write): string {
  switch (write.kind) {
    case 'mark':
      return nameOfKey(write)
    case 'learner':
      return nameOfKey({ kind: 'learner', learner: write.value.id })
    case 'tally':
      return nameOfKey({ kind: 'tally', course: write.value.course, lesson: write.value.lesson })
    case 'answer':
      return `answer ${write.value.learner} ${write.value.course} ${write.value.item}`
  }
}

function nameOfKey(key: RowKey): string {
  switch (key.kind) {
    case 'mark':
      return 'mark'
    case 'learner':
      return `learner ${key.learner}`
    case 'tally':
      return `tally ${key.course} ${key.lesson}`
  }
}
