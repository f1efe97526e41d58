// The web server: one list of routes, bodies bounded, every failure a sentence.
import { createServer, type Next, plugins, type Request, type Response, type Server } from 'restify'
import type { Log } from '../core/ports.ts'
import type { ApiError } from './contract.ts'
import { cutSlow, limitCallers, type Patience, setHeaders } from './protection.ts'
import { createRateLimits, type RateLimitSettings } from './rate-limits.ts'

export interface Route {
  readonly method: 'get' | 'head' | 'post'
  readonly path: string
  answer(request: Request, response: Response): Promise<unknown>
}

export interface ServerSettings {
  /** How many proxies of our own stand in front, each adding to X-Forwarded-For; none when left out. */
  readonly trustedProxies?: number
  readonly limits?: RateLimitSettings
  readonly patience?: Patience
}

/** Teams' activities are a few kilobytes; so are the taps on our cards. */
const maxBodyBytes = 64 * 1024

const sentences: Readonly<Record<number, string>> = {
  400: 'The request could not be read. Send JSON with the content type application/json.',
  404: 'There is nothing at this address. The overview is at /tab/.',
  405: 'This address answers other methods.',
  413: `The request is too large. At most ${maxBodyBytes} bytes are read.`,
  415: 'Send the request without content encoding.',
}

const remedies: Readonly<Record<string, (port: number, host: string) => string>> = {
  EADDRINUSE: (port) => `Port ${port} is taken. Stop what uses it, or set PORT to a free port.`,
  EADDRNOTAVAIL: (_, host) => `${host} is no address of this machine. Set DROPPE_HOST to one of its own.`,
  EACCES: (port) => `Port ${port} may not be used. Set PORT to one from 1024 up.`,
}

export function createHttpServer(
  routes: readonly Route[],
  log: Log,
  { trustedProxies = 0, limits, patience }: ServerSettings = {},
): Server {
  const server = createServer({ name: 'Droppe', ignoreTrailingSlash: false })
  cutSlow(server.server, patience)
  server.pre(setHeaders)
  server.pre(limitCallers(createRateLimits(limits), trustedProxies))
  server.pre(refuseEncodings)
  server.use(plugins.bodyReader({ maxBodySize: maxBodyBytes }))
  server.use(plugins.jsonBodyParser({ bodyReader: true, mapParams: false }))
  for (const { method, path, answer } of routes) {
    server[method](path, async (request: Request, response: Response) => {
      await answer(request, response)
    })
  }
  server.on(
    'restifyError',
    (request: Request, _response: Response, error: RestifyError, done: () => void) => {
      const status = error.statusCode ?? 500
      if (status >= 500) log.error({ path: request.path(), reason: error.message }, 'A request failed.')
      error.toJSON = () => errorBody(status)
      done()
    },
  )
  return server
}

/** Resolves with the port; throws one clear line if it can't be had. Others reach it only at another host. */
export async function listen(server: Server, port: number, host = '127.0.0.1'): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(port, host, resolve)
  try {
    await promise
  } catch (error) {
    const remedy = remedies[(error as NodeJS.ErrnoException).code ?? '']
    if (remedy === undefined) throw error
    throw new Error(remedy(port, host), { cause: error })
  }
  return server.address().port
}

/** Lets open requests finish; idle connections are closed at once. */
export async function close(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  server.close(() => resolve())
  server.server.closeIdleConnections()
  const patience = setTimeout(() => server.server.closeAllConnections(), 2000)
  await promise
  clearTimeout(patience)
}

/** Hands a request to the plugin for files, which calls back only when it could not serve one. */
export function serveFile(
  plugin: ReturnType<typeof plugins.serveStaticFiles>,
  request: Request,
  response: Response,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  response.once('close', resolve)
  plugin(request, response, (error?: unknown) => (error ? reject(error as Error) : resolve()))
  return promise
}

interface RestifyError extends Error {
  statusCode?: number
  toJSON?: () => ApiError
}

function errorBody(status: number): ApiError {
  const message = sentences[status] ?? 'Something went wrong here. Try again in a moment.'
  return { error: String(status), message }
}

/** A damaged gzip body would bring the process down, a well-made one could fill its memory. */
function refuseEncodings(request: Request, response: Response, next: Next): void {
  const isEncoded = request.headers['content-encoding'] !== undefined
  if (isEncoded) response.send(415, errorBody(415))
  next(isEncoded ? false : undefined)
}
