// Whether the process lives, and whether it can do its work: for whoever watches over the machines. Open to all.
import type { Readiness } from './readiness.ts'
import type { Route } from './server.ts'

/**
 * GET /health answers 200 as long as the server answers at all; a storage that is gone is no reason to restart.
 * GET /ready answers 200 when nothing is missing, else 503 with the names of what is.
 */
export function healthRoutes(readiness: Readiness): Route[] {
  return [
    {
      method: 'get',
      path: '/health',
      answer: async (_request, response) => response.send(200, { status: 'ok' }),
    },
    {
      method: 'get',
      path: '/ready',
      async answer(_request, response) {
        response.header('Cache-Control', 'no-store')
        const missing = await readiness()
        if (missing.length === 0) return response.send(200, { status: 'ready' })
        return response.send(503, { status: 'not ready', missing })
      },
    },
  ]
}
