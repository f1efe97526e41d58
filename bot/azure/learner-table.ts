// The learners' table: reads and writes slices. What the rows mean is the rules' business.
import { odata, type RestError, type TableClient, type TransactionAction } from '@azure/data-tables'
import type { LearnerStore, RowKey, SliceRows, Stored, Write } from '../core/ports.ts'
import { type SliceId, sliceOf } from '../core/slice.ts'
import {
  answerKey,
  answersRange,
  countsRange,
  learnerKey,
  markKey,
  slicePartition,
  sliceRange,
  tallyKey,
} from './keys.ts'
import { answerFrom, type Entity, learnerFrom, markFrom, tallyFrom, toEntity } from './rows.ts'

/** Longer than Azure's own retries need; a storage that hangs must not hang the bot with it. */
const timeoutMilliseconds = 15_000

export function createLearnerTable(table: TableClient, slices: number): LearnerStore {
  async function get(slice: SliceId, rowKey: string): Promise<Entity | undefined> {
    try {
      return await table.getEntity(slicePartition(slice), rowKey, { abortSignal: deadline() })
    } catch (error) {
      if (statusOf(error) === 404) return undefined
      throw error
    }
  }

  async function range(slice: SliceId, { from, below }: { from: string; below: string }): Promise<Entity[]> {
    const filter = odata`PartitionKey eq ${slicePartition(slice)} and RowKey ge ${from} and RowKey lt ${below}`
    return Array.fromAsync(table.listEntities({ queryOptions: { filter }, abortSignal: deadline() }))
  }

  return {
    slices,
    async readMark(slice) {
      return sliceRows([await get(slice, markKey)]).mark
    },
    async readSlice(slice) {
      return sliceRows(await range(slice, sliceRange))
    },
    async readRows(slice, keys) {
      return sliceRows(await Promise.all(keys.map((key) => get(slice, rowKeyOf(key)))))
    },
    async readCounts(slice) {
      const { mark, tallies } = sliceRows(await range(slice, countsRange))
      return { ...(mark && { mark: mark.value }), tallies: tallies.map((tally) => tally.value) }
    },
    async readAnswer(learner, course, item) {
      const row = await get(sliceOf(learner, slices), answerKey(learner, course, item))
      return row && answerFrom(row)
    },
    async readAnswers(learner) {
      return (await range(sliceOf(learner, slices), answersRange(learner))).map(answerFrom)
    },
    async commit(slice, writes) {
      const actions = writes.map((write) => actionOf(slicePartition(slice), write))
      try {
        const answer = await table.submitTransaction(actions, { abortSignal: deadline() })
        return { kind: 'committed', versions: answer.subResponses.map((each) => each.etag ?? '') }
      } catch (error) {
        // 404: a row with a version is gone; 409: a new row is there; 412: a row has changed.
        if ([404, 409, 412].includes(statusOf(error) ?? 0)) return { kind: 'conflict' }
        throw error
      }
    },
  }
}

function sliceRows(entities: readonly (Entity | undefined)[]): SliceRows {
  const found = entities.filter((entity) => entity !== undefined)
  const those = (prefix: string) => found.filter((entity) => entity.rowKey?.startsWith(prefix))
  const [mark] = those('m|').map((entity) => stored(entity, markFrom(entity)))
  return {
    ...(mark && { mark }),
    learners: those('l|').map((entity) => stored(entity, learnerFrom(entity))),
    tallies: those('t|').map((entity) => stored(entity, tallyFrom(entity))),
  }
}

function stored<T>(entity: Entity, value: T): Stored<T> {
  return { value, version: entity.etag }
}

function actionOf(partition: string, write: Write): TransactionAction {
  const entity = toEntity(partition, write)
  if (write.kind === 'answer' || write.version === undefined) return ['create', entity]
  return ['update', entity, 'Replace', { etag: write.version }]
}

function rowKeyOf(key: RowKey): string {
  switch (key.kind) {
    case 'mark':
      return markKey
    case 'learner':
      return learnerKey(key.learner)
    case 'tally':
      return tallyKey(key.course, key.lesson)
  }
}

function deadline(): AbortSignal {
  return AbortSignal.timeout(timeoutMilliseconds)
}

function statusOf(error: unknown): number | undefined {
  return (error as RestError).statusCode
}
