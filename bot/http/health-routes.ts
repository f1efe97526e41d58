// Whether the process lives: for whoever watches over the machines. Open to all, and tells nothing.
import type { Route } from './server.ts'

/** GET /health answers 200 as long as the server answers at all; a storage that is gone is no reason to restart. */
export function healthRoutes(): Route[] {
  return [
    {
      method: 'get',
      path: '/health',
      answer: async (_request, response) => response.send(200, { status: 'ok' }),
    },
  ]
}
