// The way to the storage account: its tables and its queue, made when they aren't there.
import { TableClient } from '@azure/data-tables'
import { QueueClient } from '@azure/storage-queue'

export interface StorageSettings {
  readonly connectionString: string
  /** Begins every table's and queue's name; letters only. */
  readonly prefix: string
}

export interface Storage {
  readonly learners: TableClient
  readonly courseRuns: TableClient
  readonly courseContents: TableClient
  readonly publications: TableClient
  readonly settings: TableClient
  readonly slices: QueueClient
}

// Short, because somebody waits for the answer; what fails is looked at again at the next tick anyway.
const retryOptions = { maxRetries: 2, retryDelayInMs: 100, maxRetryDelayInMs: 500 }

/** Throws if the storage can't be reached. */
export async function openStorage({ connectionString, prefix }: StorageSettings): Promise<Storage> {
  const table = (name: string) =>
    TableClient.fromConnectionString(connectionString, `${prefix}${name}`, {
      allowInsecureConnection: true,
      retryOptions,
    })
  const storage = {
    learners: table('learners'),
    courseRuns: table('courseruns'),
    courseContents: table('coursecontent'),
    publications: table('publications'),
    settings: table('settings'),
    slices: new QueueClient(connectionString, `${prefix}-slices`, {
      retryOptions: { maxTries: 2, retryDelayInMs: 100, maxRetryDelayInMs: 500 },
    }),
  }
  await Promise.all([
    storage.learners.createTable(),
    storage.courseRuns.createTable(),
    storage.courseContents.createTable(),
    storage.publications.createTable(),
    storage.settings.createTable(),
    storage.slices.createIfNotExists(),
  ])
  return storage
}
