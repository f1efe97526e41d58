// The storage of a run: one emulator for the tables, one for the queue, seen as one account.
import { join } from 'node:path'
import { startAzurite } from '../../bot/local/azurite.ts'
import type { Proxied } from './storage-proxy.ts'

export interface StorageEmulators extends Proxied, AsyncDisposable {}

/**
 * In a folder Azurite writes all tables anew every few seconds. In memory it does away with the queue's old messages once
 * a minute, 5,000 of them in 26 seconds, and answers nobody meanwhile. So each has what it is good at.
 */
export async function startStorageEmulators(folder: string): Promise<StorageEmulators> {
  await using starting = new AsyncDisposableStack()
  const start = async (name: string, inMemory: boolean) => {
    const onUnexpectedExit = (reason: string) => console.error(reason)
    const emulator = await startAzurite({ folder: join(folder, name), inMemory, onUnexpectedExit })
    starting.defer(() => emulator.stop())
    return emulator
  }
  const tables = await start('tables', true)
  const queue = await start('queue', false)
  const started = starting.move()
  return {
    connectionString: tables.connectionString.replace(tables.queueUrl, queue.queueUrl),
    tableUrl: tables.tableUrl,
    queueUrl: queue.queueUrl,
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  }
}
