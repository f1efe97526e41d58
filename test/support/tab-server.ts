// The real tab behind the real web server, with answers written by hand: for states that a whole Droppe takes weeks to get into.
import pino from 'pino'
import type { Request, Response } from 'restify'
import { close, createHttpServer, listen } from '../../bot/http/server.ts'
import { tabRoutes } from '../../bot/http/tab-routes.ts'

export interface TabServer extends AsyncDisposable {
  /** The address of the tab, with a slash at its end. */
  readonly url: string
  /** What it answers from now on: by path below /api/, a body or a status. A path that isn't here is 404. */
  answers: Record<string, object | number>
  /** Every path below /api/ that was asked for, in order. */
  readonly asked: readonly string[]
}

export const serverToken = 'a token of this server'

export async function startTabServer(answers: TabServer['answers']): Promise<TabServer> {
  const asked: string[] = []
  const api = async (request: Request, response: Response) => {
    const path = String(request.params?.['*'])
    asked.push(path)
    if (request.headers.authorization !== `Bearer ${serverToken}`) return response.send(401, {})
    const answer = started.answers[path] ?? 404
    if (typeof answer === 'number') return response.send(answer, { error: 'made', message: 'As told.' })
    if (answer instanceof Uint8Array) return response.sendRaw(200, Buffer.from(answer))
    return response.send(200, answer)
  }
  const server = createHttpServer(
    [
      ...tabRoutes({ localTokenUrl: '/local/token', refreshMilliseconds: 500 }),
      {
        method: 'post',
        path: '/local/token',
        answer: async (_, response) => response.send(200, { token: serverToken }),
      },
      { method: 'get', path: '/api/*', answer: api },
    ],
    pino({ level: 'silent' }),
  )
  const port = await listen(server, 0)
  const started: TabServer = {
    url: `http://127.0.0.1:${port}/tab/`,
    answers,
    asked,
    [Symbol.asyncDispose]: () => close(server),
  }
  return started
}
