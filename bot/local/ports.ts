// Which ports of this machine are free just now.
import { createServer, type Server } from 'node:net'

/** Ports the system gives out on loopback; each is free a moment, so take it soon. */
export async function freePorts(count: number): Promise<number[]> {
  // All held at once, or the system may give the same one twice.
  const held = await Promise.all(Array.from({ length: count }, () => listen(0)))
  const ports = held.map(portOf)
  await Promise.all(held.map(close))
  return ports
}

export async function isTaken(port: number): Promise<boolean> {
  try {
    await close(await listen(port))
    return false
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return true
    throw error
  }
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('A server without a port.')
  return address.port
}
