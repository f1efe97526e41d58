// From a wish to the card that grants it.
import type { Card } from '../core/card.ts'
import type { Course, Language } from '../core/course.ts'
import type { LearnerId } from '../core/learner.ts'
import type { PauseLength } from '../core/pause.ts'
import type { Channel } from '../core/reach.ts'
import type { Wish } from './wish.ts'

/** The flows a wish can lead to, their world already given. */
export interface WishFlows {
  showLesson(learner: LearnerId): Promise<Card>
  showProgress(learner: LearnerId): Promise<Card>
  pause(learner: LearnerId, length?: PauseLength): Promise<Card>
  resume(learner: LearnerId): Promise<Card>
  chooseChannel(learner: LearnerId, channel: Channel): Promise<Card>
  showStoredData(learner: LearnerId): Promise<Card>
  checkCertificate(learner: LearnerId, as: { name: string; language?: Language }): Promise<Card>
  courses(): Promise<readonly Course[]>
}

export interface Wishing {
  readonly learner: LearnerId
  /** As Teams has it; it goes onto the certificate and is kept nowhere. */
  readonly name: string
  /** Spoken in the wish itself, which may be another than the learner's. */
  readonly language?: Language
}

/** Answered in the language of the wish; lessons stay in the learner's own. */
export async function grantWish(
  wish: Wish,
  { learner, name, language }: Wishing,
  flows: WishFlows,
  otherwise: Language,
): Promise<Card> {
  const spoken = language ?? otherwise
  const said = (card: Card): Card => (language ? { ...card, language } : card)
  switch (wish.kind) {
    case 'help':
      return { kind: 'help', language: spoken }
    // No flow of its own: nothing is looked up about the person, and nothing is left behind.
    case 'human':
      return { kind: 'human', language: spoken, courses: await flows.courses() }
    case 'lesson':
      return flows.showLesson(learner)
    case 'progress':
      return said(await flows.showProgress(learner))
    case 'pause':
      return said(await flows.pause(learner, wish.length))
    case 'resume':
      return said(await flows.resume(learner))
    case 'letters':
      return said(await flows.chooseChannel(learner, 'letter'))
    case 'teams':
      return said(await flows.chooseChannel(learner, 'teams'))
    case 'stored data':
      return said(await flows.showStoredData(learner))
    case 'certificate':
      return flows.checkCertificate(learner, { name, ...(language && { language }) })
  }
}
