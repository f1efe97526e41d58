// What a leader may do to a course as it stands. The server decides; this only offers nothing that it would refuse.
import type { CoursePlan } from '../../bot/http/contract.ts'

export type ActionName = 'start' | 'pause' | 'resume' | 'end pilot' | 'pilot' | 'rehearse'

export interface Action {
  readonly name: ActionName
  /** Where its button stands: what takes another's place keeps the focus that the other had. */
  readonly place: 'main' | 'pilot' | 'rehearse'
  readonly isMain: boolean
}

const pilot: Action = { name: 'pilot', place: 'pilot', isMain: false }
const rehearse: Action = { name: 'rehearse', place: 'rehearse', isMain: false }
const main = (name: ActionName, isMain = true): Action => ({ name, place: 'main', isMain })

export function actionsOf({ state, pilotOf }: CoursePlan): readonly Action[] {
  if (pilotOf !== undefined)
    return state === 'running' || state === 'paused' ? [main('end pilot', false)] : []
  switch (state) {
    case 'offered':
      return [main('start'), pilot, rehearse]
    case 'running':
      return [main('pause', false), pilot, rehearse]
    case 'paused':
      return [main('resume'), pilot, rehearse]
    case 'over':
      return [pilot, rehearse]
  }
}
