// What the tab asks for. Nothing is answered before the caller's token has been checked.
import type { Request, Response } from 'restify'
import type { Log } from '../core/ports.ts'
import type { ApiError, OverviewAnswer } from './contract.ts'
import type { Route } from './server.ts'
import type { SignIn } from './sign-in.ts'

export interface Api {
  readonly signIn: { check(authorization: string | undefined): Promise<SignIn> }
  readonly log: Log
  showOverview(): Promise<OverviewAnswer>
}

/** Whoever may see the overview. */
const readers = ['ProjectLeader', 'Reader', 'Admin']

export function apiRoutes(api: Api): Route[] {
  return [{ method: 'get', path: '/api/overview', answer: signedIn(api, () => api.showOverview()) }]
}

/** Answers those alone who may see the overview, with what `read` gives. */
export function signedIn({ signIn, log }: Pick<Api, 'signIn' | 'log'>, read: () => Promise<object>) {
  return async (request: Request, response: Response) => {
    response.header('Cache-Control', 'no-store')
    const refusal = refusalOf(await signIn.check(request.headers.authorization))
    if (refusal) return response.send(refusal.status, refusal.body)
    try {
      response.send(200, await read())
    } catch (error) {
      log.warn({ path: request.path(), reason: (error as Error).message }, 'Figures could not be read.')
      response.send(503, {
        error: 'storage unavailable',
        message: 'The figures can’t be read just now. Nothing is lost; try again in a moment.',
      })
    }
  }
}

function refusalOf(signedIn: SignIn): { status: number; body: ApiError } | undefined {
  switch (signedIn.kind) {
    case 'no token':
    case 'refused':
      return {
        status: 401,
        body: { error: 'not signed in', message: 'Sign in again: open the tab anew in Teams.' },
      }
    case 'unavailable':
      return {
        status: 503,
        body: { error: 'sign-in unavailable', message: 'Signing in does not work just now.' },
      }
    case 'signed in':
      if (signedIn.caller.roles.some((role) => readers.includes(role))) return undefined
      return {
        status: 403,
        body: {
          error: 'no role',
          message: 'You have no role in Droppe. Ask IT for ProjectLeader or Reader.',
        },
      }
  }
}
