// Where Teams posts what happens in its chats.
import type { Request, Response } from 'restify'
import type { Route } from './server.ts'

/** `receive` answers by itself; who may post is checked behind it, by the Bot Framework. */
export function messageRoutes(receive: (request: Request, response: Response) => Promise<unknown>): Route[] {
  return [{ method: 'post', path: '/api/messages', answer: receive }]
}
