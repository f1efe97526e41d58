// Stands between the instances and the storage: counts what is asked for, by kind, and can be cut and mended.
import {
  Agent,
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { kindOfRequest } from './storage-kinds.ts'

export interface StorageProxy {
  /** As the storage's own, but through here. */
  readonly connectionString: string
  /** How many requests of each kind there have been so far. */
  counts(): ReadonlyMap<string, number>
  /** Breaks every connection and takes no new ones. What had reached the storage by then stays. */
  cut(): Promise<void>
  mend(): Promise<void>
  stop(): Promise<void>
}

export interface Proxied {
  readonly connectionString: string
  readonly tableUrl: string
  readonly queueUrl: string
}

const host = '127.0.0.1'

export async function startStorageProxy({
  connectionString,
  tableUrl,
  queueUrl,
}: Proxied): Promise<StorageProxy> {
  const counts = new Map<string, number>()
  const count = (kind: string) => void counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const gates = [await openGate(tableUrl, count), await openGate(queueUrl, count)]
  let through = connectionString
  for (const { from, to } of gates) through = through.replace(from, to)
  return {
    connectionString: through,
    counts: () => new Map(counts),
    cut: async () => void (await Promise.all(gates.map((gate) => gate.close()))),
    mend: async () => void (await Promise.all(gates.map((gate) => gate.open()))),
    stop: async () => void (await Promise.all(gates.map((gate) => gate.close()))),
  }
}

/** One port of the storage. */
async function openGate(url: string, count: (kind: string) => void) {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const target = new URL(url)
  const underway = new Set<{ destroy(): void }>()

  // The signature covers the path and the headers, not the host: it holds for the storage as well.
  const server = createServer(
    { keepAliveTimeout: 75_000 },
    (asked: IncomingMessage, answer: ServerResponse) => {
      count(kindOfRequest(asked.method ?? '', asked.url ?? ''))
      const { method, url: path, headers } = asked
      const forward = request({ host, port: target.port, method, path, headers, agent }, (answered) => {
        answer.writeHead(answered.statusCode ?? 502, answered.headers)
        answered.pipe(answer)
      })
      underway.add(forward)
      forward.once('close', () => underway.delete(forward))
      forward.once('error', () => answer.destroy())
      asked.pipe(forward)
    },
  )
  await listen(server, 0)
  const { port } = server.address() as AddressInfo
  return {
    from: target.host,
    to: `${host}:${port}`,
    open: () => listen(server, port),
    close() {
      for (const forward of underway) forward.destroy()
      return close(server)
    },
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
