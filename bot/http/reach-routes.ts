// Whom the training reaches, by which way, and why not: for those who may see the overview.
import { type Guard, guarded, readers } from './guarded.ts'
import type { ReachAnswer } from './reach-answer.ts'
import type { Route } from './server.ts'

interface ReachApi extends Guard {
  showReach(): Promise<ReachAnswer>
}

export function reachRoutes(api: ReachApi): Route[] {
  const answer = guarded(api, readers, async ({ response }) => response.send(200, await api.showReach()))
  return [{ method: 'get', path: '/api/reach', answer }]
}
