// The way to the storage account: its tables and its queue, made when they aren't there.
import { type RestError, TableClient } from '@azure/data-tables'
import type { TokenCredential } from '@azure/identity'
import { QueueClient } from '@azure/storage-queue'
import { signFast } from './sign-fast.ts'
import { httpClient } from './undici-http-client.ts'

export interface StorageSettings {
  readonly connectionString: string
  /** Opens the account when there is no key in the connection string. */
  readonly credential?: TokenCredential
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
export async function openStorage({
  connectionString,
  credential,
  prefix,
}: StorageSettings): Promise<Storage> {
  const tableOptions = { allowInsecureConnection: true, retryOptions, httpClient }
  const queueOptions = { retryOptions: { maxTries: 2, retryDelayInMs: 100, maxRetryDelayInMs: 500 } }
  const table = (name: string) => {
    const full = `${prefix}${name}`
    if (credential)
      return new TableClient(addressOf('Table', connectionString), full, credential, tableOptions)
    const client = TableClient.fromConnectionString(connectionString, full, tableOptions)
    signFast(client, connectionString)
    return client
  }
  const queueName = `${prefix}-slices`
  const slices = credential
    ? new QueueClient(`${addressOf('Queue', connectionString)}/${queueName}`, credential, queueOptions)
    : new QueueClient(connectionString, queueName, queueOptions)
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

/** https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string */
function addressOf(service: 'Table' | 'Queue', connectionString: string): string {
  const named = new Map(
    connectionString.split(';').map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return [name.trim(), value.join('=').trim()]
    }),
  )
  const suffix = named.get('EndpointSuffix') ?? 'core.windows.net'
  const usual = `https://${named.get('AccountName')}.${service.toLowerCase()}.${suffix}`
  return (named.get(`${service}Endpoint`) ?? usual).replace(/\/+$/, '')
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
