// The way to the storage account: its tables and its queue, made when they aren't there.
import { type RestError, TableClient } from '@azure/data-tables'
import { QueueClient } from '@azure/storage-queue'
import { signFast } from './sign-fast.ts'
import { httpClient } from './undici-http-client.ts'

export interface StorageSettings {
  readonly connectionString: string
  /** Begins every table's and queue's name; letters only. */
  readonly prefix: string
}

export interface Storage {
  readonly learners: TableClient
  readonly courseRuns: TableClient
  readonly courseContents: TableClient
  readonly lessonEdits: TableClient
  readonly publications: TableClient
  readonly settings: TableClient
  readonly setAside: TableClient
  readonly slices: QueueClient
}

// Short, because somebody waits for the answer; what fails is looked at again at the next tick anyway.
const retryOptions = { maxRetries: 2, retryDelayInMs: 100, maxRetryDelayInMs: 500 }

/** Any number of instances may open it at once. Throws if the storage can't be reached. */
export async function openStorage({ connectionString, prefix }: StorageSettings): Promise<Storage> {
  const table = (name: string) => {
    const client = TableClient.fromConnectionString(connectionString, `${prefix}${name}`, {
      allowInsecureConnection: true,
      retryOptions,
      httpClient,
    })
    signFast(client, connectionString)
    return client
  }
  const slices = new QueueClient(connectionString, `${prefix}-slices`, {
    retryOptions: { maxTries: 2, retryDelayInMs: 100, maxRetryDelayInMs: 500 },
  })
  const tables = {
    learners: table('learners'),
    courseRuns: table('courseruns'),
    courseContents: table('coursecontent'),
    lessonEdits: table('lessonedits'),
    publications: table('publications'),
    settings: table('settings'),
    setAside: table('setaside'),
  }
  await Promise.all([
    ...Object.values(tables).map((each) => made(`table ${each.tableName}`, each.createTable())),
    made(`queue ${slices.name}`, slices.createIfNotExists()),
  ])
  return { ...tables, slices }
}

/** That somebody else makes it at the same moment is as good; both SDKs keep quiet about it. */
async function made(what: string, work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    const { code, message } = error as RestError
    // The table SDK has the code in its message alone.
    if (!/(Table|Queue)BeingDeleted/.test(`${code} ${message}`)) throw error
    throw new Error(`The ${what} is being deleted. Start again in a minute, when it is gone.`, {
      cause: error,
    })
  }
}
