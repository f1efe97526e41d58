// What the tab's page for IT asks for: whether everything the bot needs is in place.
import type { Preflight } from '../flows/run-preflight.ts'
import type { PreflightAnswer } from './contract.ts'
import { admins, type Guard, guarded } from './guarded.ts'
import type { Route } from './server.ts'

export interface PreflightApi extends Guard {
  runPreflight(): Promise<readonly Preflight[]>
}

export function preflightRoutes(api: PreflightApi): Route[] {
  /** Reading a whole directory once for all who ask at the same time. */
  let underway: Promise<readonly Preflight[]> | undefined
  const run = () => {
    underway ??= api.runPreflight().finally(() => {
      underway = undefined
    })
    return underway
  }
  return [
    {
      method: 'get',
      path: '/api/preflight',
      answer: guarded(api, admins, async ({ response }) => {
        const answer: PreflightAnswer = { checks: await run() }
        response.send(200, answer)
      }),
    },
  ]
}
