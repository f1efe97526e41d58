// The storage emulator as a storage account with its keys switched off: over https, and for bearer tokens alone.
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startChild } from '../../bot/local/child-process.ts'
import { freePorts } from '../../bot/local/ports.ts'

export interface KeylessAzurite extends AsyncDisposable {
  /** Has no key in it. */
  readonly connectionString: string
  /** So that a child trusts the certificate. */
  readonly environment: { readonly NODE_EXTRA_CA_CERTS: string }
}

const modulePath = createRequire(import.meta.url).resolve('azurite/dist/src/azurite.js')
// For 127.0.0.1 and for tests alone; they open nothing else.
const certificate = fileURLToPath(new URL('loopback-certificate.pem', import.meta.url))
const key = fileURLToPath(new URL('loopback-key.pem', import.meta.url))

export async function startKeylessAzurite(): Promise<KeylessAzurite> {
  const folder = await mkdtemp(join(tmpdir(), 'droppe-keyless-'))
  const [blob = 0, queue = 0, table = 0] = await freePorts(3)
  const ports = ['--blobPort', `${blob}`, '--queuePort', `${queue}`, '--tablePort', `${table}`]
  const tls = ['--cert', certificate, '--key', key, '--oauth', 'basic']
  const child = await startChild({
    name: 'The storage emulator (Azurite)',
    modulePath,
    args: [
      '--silent',
      '--skipApiVersionCheck',
      '--disableTelemetry',
      '--inMemoryPersistence',
      ...tls,
      ...ports,
    ],
    cwd: folder,
    readyWhen: (output) => output.includes('Table service is successfully listening'),
    timeoutSeconds: 30,
    logFile: join(folder, 'azurite.log'),
    onUnexpectedExit: (reason) => console.error(reason),
  })
  const at = (port: number) => `https://127.0.0.1:${port}/devstoreaccount1`
  return {
    connectionString: `AccountName=devstoreaccount1;TableEndpoint=${at(table)};QueueEndpoint=${at(queue)}`,
    environment: { NODE_EXTRA_CA_CERTS: certificate },
    async [Symbol.asyncDispose]() {
      await child.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
