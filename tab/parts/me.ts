// Who is looking, and with which roles: so that nothing is offered that the server would refuse.
import { createContext, useContext } from 'react'
import type { MeAnswer } from '../../bot/http/contract.ts'

export const MeContext = createContext<MeAnswer | undefined>(undefined)

/** Undefined until it is known, or while it can't be. */
export function useMe(): MeAnswer | undefined {
  return useContext(MeContext)
}

export function useIsLeader(): boolean {
  return useMe()?.roles.includes('ProjectLeader') ?? false
}
