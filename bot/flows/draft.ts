// A slice's rows as they were read, and the changes made to them since; nothing is written from here.
import type { Answer } from '../core/answer.ts'
import type { Learner, LearnerId } from '../core/learner.ts'
import type { SliceRows, Stored, Write } from '../core/ports.ts'
import { markChanged, type SliceMark } from '../core/slice.ts'
import { type ItemRef, type ItemStanding, moveItem } from '../core/standing.ts'
import { emptyTally, type Tally } from '../core/tally.ts'

/** A row; without a version it isn't in the store yet. */
interface Cell<T> {
  readonly value: T
  readonly version?: string
  readonly isChanged?: boolean
}

/** Azure's limit for a transaction. */
const maxRows = 100

export class Draft {
  readonly #learners: Map<LearnerId, Cell<Learner>>
  readonly #tallies: Map<string, Cell<Tally>>
  readonly #answers: Answer[] = []
  readonly #erased: Extract<Write, { kind: 'erased learner' }>[] = []
  readonly #changes = new Set<string>()
  #mark: Cell<SliceMark> | undefined

  constructor(rows: SliceRows) {
    this.#learners = new Map(rows.learners.map((row) => [row.value.id, row]))
    this.#tallies = new Map(rows.tallies.map((row) => [tallyName(row.value), row]))
    this.#mark = rows.mark
  }

  get mark(): SliceMark | undefined {
    return this.#mark?.value
  }

  get markVersion(): string | undefined {
    return this.#mark?.version
  }

  learners(): Learner[] {
    return [...this.#learners.values()].map((row) => row.value)
  }

  learner(id: LearnerId): Learner | undefined {
    return this.#learners.get(id)?.value
  }

  tally(course: string, lesson: string): Tally {
    return this.#tallies.get(tallyName({ course, lesson }))?.value ?? emptyTally(course, lesson)
  }

  talliesOf(course: string): Tally[] {
    return [...this.#tallies.values()].map(({ value }) => value).filter((tally) => tally.course === course)
  }

  putMark(value: SliceMark): void {
    this.#mark = { ...this.#mark, value, isChanged: true }
    this.#changes.add('mark')
  }

  /** The mark counts along. */
  putLearner(value: Learner): void {
    const mark = markChanged(this.mark, this.learner(value.id), value)
    if (mark && mark !== this.mark) this.putMark(mark)
    this.#learners.set(value.id, { ...this.#learners.get(value.id), value, isChanged: true })
    this.#changes.add(`learner ${value.id}`)
  }

  /** Has the slice looked at soon, if anything has changed. */
  lookSoon(): void {
    if (this.#mark && this.#changes.size > 0) this.putMark({ ...this.#mark.value, nextAt: 0 })
  }

  putTally(value: Tally): void {
    this.#tallies.set(tallyName(value), { ...this.#tallies.get(tallyName(value)), value, isChanged: true })
    this.#changes.add(`tally ${tallyName(value)}`)
  }

  putAnswer(answer: Answer): void {
    this.#answers.push(answer)
    this.#changes.add(`answer ${answer.learner} ${answer.item}`)
  }

  /** One who is in the store; what was changed of them before, in this draft, is gone with them. */
  eraseLearner(id: LearnerId): void {
    const row = this.#learners.get(id)
    if (row?.version === undefined) throw new Error(`Learner ${id} is not in the store.`)
    const mark = markChanged(this.mark, row.value, undefined)
    if (mark && mark !== this.mark) this.putMark(mark)
    this.#learners.delete(id)
    this.#erased.push({ kind: 'erased learner', learner: id, version: row.version })
    this.#changes.add(`learner ${id}`)
  }

  /** Moves an item of a learner in this slice, in standing and tally; undefined takes it back to waiting. */
  move(id: LearnerId, ref: ItemRef & { readonly lesson: string }, next: ItemStanding | undefined): void {
    const learner = this.learner(id)
    if (!learner) throw new Error(`Learner ${id} is not in this draft.`)
    const moved = moveItem(learner, this.tally(ref.course, ref.lesson), ref, next)
    this.putLearner(moved.learner)
    this.putTally(moved.tally)
  }

  /** Notes something about an item that moves no figure. */
  note(id: LearnerId, { course, item }: ItemRef, noted: ItemStanding): void {
    const learner = this.learner(id)
    const standing = learner?.standings[course]
    if (!learner || !standing) return
    const items = { ...standing.items, [item]: noted }
    this.putLearner({ ...learner, standings: { ...learner.standings, [course]: { ...standing, items } } })
  }

  /** Whether a transaction holds so many rows more, counted as if none of them had been changed yet. */
  hasRoomFor(rows: number): boolean {
    return this.#changes.size + rows <= maxRows
  }

  /** The rows as they are once these writes have been committed; the versions come in the order of the writes. */
  committed(versions: readonly string[]): SliceRows {
    const fresh = new Map<object, string>(
      this.writes().flatMap((write, nth) => ('value' in write ? [[write.value, versions[nth] ?? '']] : [])),
    )
    // What hasn't changed has its version already, and is most of a large slice.
    const stored = <T extends object>(cell: Cell<T>): Stored<T> =>
      cell.isChanged || cell.version === undefined
        ? { value: cell.value, version: fresh.get(cell.value) ?? '' }
        : (cell as Stored<T>)
    return {
      ...(this.#mark && { mark: stored(this.#mark) }),
      learners: Array.from(this.#learners.values(), stored),
      tallies: Array.from(this.#tallies.values(), stored),
    }
  }

  writes(): Write[] {
    return [
      ...changed('mark', this.#mark ? [this.#mark] : []),
      ...changed('learner', this.#learners.values()),
      ...changed('tally', this.#tallies.values()),
      ...this.#answers.map((value) => ({ kind: 'answer' as const, value })),
      ...this.#erased,
    ]
  }
}

function changed<K extends string, T>(kind: K, rows: Iterable<Cell<T>>) {
  return [...rows]
    .filter((row) => row.isChanged)
    .map(({ value, version }) => ({ kind, value, ...(version !== undefined && { version }) }))
}

function tallyName({ course, lesson }: { course: string; lesson: string }): string {
  return `${course}|${lesson}`
}
