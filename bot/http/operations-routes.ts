// The tab's page on how the program fares: for those who run it.
import { z } from 'zod'
import type { OperationsAnswer } from './contract.ts'
import { type Asked, admins, type Guard, guarded, refuse } from './guarded.ts'
import type { Route } from './server.ts'

export interface OperationsApi extends Guard {
  /** Never throws. */
  showOperations(): Promise<OperationsAnswer>
  clearSetAside(clearing: {
    readonly what: string
    readonly by: { readonly id: string; readonly name: string }
  }): Promise<void>
}

/** POST /api/operations/set-aside/clear. */
const Body = z.strictObject({ what: z.string().min(1).max(500) })

export function operationsRoutes(api: OperationsApi): Route[] {
  return [
    {
      method: 'get',
      path: '/api/operations',
      answer: guarded(api, admins, async ({ response }) => response.send(200, await api.showOperations())),
    },
    {
      method: 'post',
      path: '/api/operations/set-aside/clear',
      answer: guarded(api, admins, (asked) => clear(api, asked)),
    },
  ]
}

async function clear(api: OperationsApi, { caller, request, response }: Asked): Promise<unknown> {
  const read = Body.safeParse(request.body)
  if (!read.success) return refuse(response, 400, 'not understood', 'Say what to clear: { "what": "…" }.')
  await api.clearSetAside({ what: read.data.what, by: { id: caller.id, name: caller.name } })
  return response.send(200, await api.showOperations())
}
