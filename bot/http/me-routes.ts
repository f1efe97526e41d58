// Who is signed in, so that the tab offers only what they may do.
import type { MeAnswer } from './contract.ts'
import { type Guard, guarded, readers } from './guarded.ts'
import type { Route } from './server.ts'

export function meRoutes(guard: Guard): Route[] {
  return [
    {
      method: 'get',
      path: '/api/me',
      answer: guarded(guard, readers, async ({ caller: { name, roles }, response }) =>
        response.send(200, { name, roles } satisfies MeAnswer),
      ),
    },
  ]
}
