// Where Teams posts what happens in its chats.
import type { Request } from 'restify'
import type { Route } from './server.ts'

/** Who may post is checked behind `receive`, by the Bot Framework. */
export function messageRoutes(
  receive: (request: Request) => Promise<{ readonly status: number; readonly body?: unknown }>,
): Route[] {
  return [
    {
      method: 'post',
      path: '/api/messages',
      async answer(request, response) {
        const { status, body } = await receive(request)
        response.send(status, body)
      },
    },
  ]
}
