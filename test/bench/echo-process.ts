// A program that answers every request with what it was sent, as Node's own web server does it: as fast as can be.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serveParent } from './parent.ts'

export type EchoDeeds = typeof deeds
const deeds = {
  /** Gives the port. */
  start(): Promise<number> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end(Buffer.concat(chunks))
      })
    })
    return new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
    })
  },
}

if (process.send) serveParent(deeds)
