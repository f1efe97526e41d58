// Lets nobody in without a token that has been checked and a role that may; whatever fails becomes a sentence.
import type { Request, Response } from 'restify'
import type { Log } from '../core/ports.ts'
import type { ApiError } from './contract.ts'
import type { Caller, SignIn, SignInCheck } from './sign-in.ts'

/** Whoever may see what is shown. */
export const readers = ['ProjectLeader', 'Reader', 'Admin']
/** Whoever may change a course. */
export const leaders = ['ProjectLeader']
/** Whoever runs the program. */
export const admins = ['Admin', 'ProjectLeader']

export interface Guard {
  readonly signIn: SignInCheck
  readonly log: Log
}

export interface Asked {
  readonly caller: Caller
  readonly request: Request
  readonly response: Response
}

/** `answer` throws when the storage can't be reached, and then must not have begun to answer. */
export function guarded(
  { signIn, log }: Guard,
  roles: readonly string[],
  answer: (asked: Asked) => Promise<unknown>,
) {
  return async (request: Request, response: Response): Promise<unknown> => {
    response.header('Cache-Control', 'no-store')
    const signedIn = await signIn.check(request.headers.authorization)
    const refusal = refusalOf(signedIn, roles)
    if (refusal) return response.send(refusal.status, refusal.body)
    if (signedIn.kind !== 'signed in') return undefined
    try {
      return await answer({ caller: signedIn.caller, request, response })
    } catch (error) {
      log.warn({ path: request.path(), reason: (error as Error).message }, 'A request of the tab failed.')
      return response.send(503, {
        error: 'storage unavailable',
        message: 'The storage can’t be reached just now. Nothing is lost; try again in a moment.',
      })
    }
  }
}

interface Refusal {
  readonly status: number
  readonly body: ApiError
}

export function refuse(response: Response, status: number, error: string, message: string): unknown {
  const body: ApiError = { error, message }
  return response.send(status, body)
}

function refusalOf(signedIn: SignIn, roles: readonly string[]): Refusal | undefined {
  switch (signedIn.kind) {
    case 'no token':
    case 'refused': {
      const message = 'Sign in again: open the tab anew in Teams.'
      return { status: 401, body: { error: 'not signed in', message } }
    }
    case 'unavailable':
      return {
        status: 503,
        body: { error: 'sign-in unavailable', message: 'Signing in does not work just now.' },
      }
    case 'signed in': {
      const own = signedIn.caller.roles
      if (own.some((role) => roles.includes(role))) return undefined
      const message = own.some((role) => readers.includes(role))
        ? `Your role may see this but not change it. Ask someone with the role ${roles.join(' or ')}.`
        : 'You have no role in Droppe. Ask IT for ProjectLeader or Reader.'
      return { status: 403, body: { error: 'no role', message } }
    }
  }
}
