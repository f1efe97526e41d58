// Whom the training reaches, by which way, and why not: for those who may see the overview.
import { type Api, signedIn } from './api-routes.ts'
import type { ReachAnswer } from './reach-answer.ts'
import type { Route } from './server.ts'

interface ReachApi extends Pick<Api, 'signIn' | 'log'> {
  showReach(): Promise<ReachAnswer>
}

export function reachRoutes(api: ReachApi): Route[] {
  return [{ method: 'get', path: '/api/reach', answer: signedIn(api, () => api.showReach()) }]
}
