// The storage emulator as a child: Azure Tables and queues on this machine, kept in a folder between starts.
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { type Child, startChild } from './child-process.ts'
import { freePorts } from './ports.ts'

export interface AzuriteSettings {
  readonly folder: string
  readonly onUnexpectedExit: (reason: string) => void
  /** Blob, queue and table; free ones when left out. Give them to start again at the same address. */
  readonly ports?: readonly [number, number, number]
  /** Keeps nothing, for tests. */
  readonly inMemory?: boolean
}

export interface Azurite {
  readonly connectionString: string
  readonly queueUrl: string
  readonly tableUrl: string
  readonly ports: readonly [number, number, number]
  readonly pid: number
  /** Flushes everything to the folder before it ends. */
  stop(): Promise<void>
}

// Published with the emulator and the same on every machine: no secret.
// https://learn.microsoft.com/azure/storage/common/storage-connect-azurite
const account = 'devstoreaccount1'
const accountKey = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=='
const modulePath = createRequire(import.meta.url).resolve('azurite/dist/src/azurite.js')

/** Throws one line that says what to do. */
export async function startAzurite(settings: AzuriteSettings): Promise<Azurite> {
  // The child works in this folder, so a relative path would mean another place to it.
  const folder = resolve(settings.folder)
  await mkdir(folder, { recursive: true })
  const ports = settings.ports ?? threePorts(await freePorts(3))
  const child = await start({ ...settings, folder }, ports)
  const [blobUrl, queueUrl, tableUrl] = ports.map((port) => `http://127.0.0.1:${port}/${account}`)
  if (!blobUrl || !queueUrl || !tableUrl) throw new Error('Azurite needs three ports.')
  const connectionString =
    `DefaultEndpointsProtocol=http;AccountName=${account};AccountKey=${accountKey};` +
    `BlobEndpoint=${blobUrl};QueueEndpoint=${queueUrl};TableEndpoint=${tableUrl};`
  return { connectionString, queueUrl, tableUrl, ports, pid: child.pid, stop: () => child.stop() }
}

async function start(
  { folder, inMemory, onUnexpectedExit }: AzuriteSettings,
  [blob, queue, table]: readonly [number, number, number],
): Promise<Child> {
  const place = inMemory ? ['--inMemoryPersistence'] : ['--location', folder]
  const hosts = ['--blobHost', '--queueHost', '--tableHost'].flatMap((host) => [host, '127.0.0.1'])
  const ports = ['--blobPort', `${blob}`, '--queuePort', `${queue}`, '--tablePort', `${table}`]
  try {
    return await startChild({
      name: 'The storage emulator (Azurite)',
      modulePath,
      args: ['--silent', '--skipApiVersionCheck', '--disableTelemetry', ...place, ...hosts, ...ports],
      cwd: folder,
      // The tables are the last to come up.
      readyWhen: (output) => output.includes('Table service is successfully listening'),
      timeoutSeconds: 30,
      logFile: join(folder, 'azurite.log'),
      onUnexpectedExit,
    })
  } catch (error) {
    const remedy = inMemory ? 'Start again.' : `Start again; if that does not help, delete ${folder}.`
    throw new Error(`${(error as Error).message} ${remedy}`, { cause: error })
  }
}

function threePorts([blob, queue, table]: readonly number[]): [number, number, number] {
  if (!blob || !queue || !table) throw new Error('Azurite needs three ports.')
  return [blob, queue, table]
}
