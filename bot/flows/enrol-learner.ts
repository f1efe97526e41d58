// Takes a person in when the bot is installed for them. Which courses they get, the next look at their slice decides.
import type { Conversation, LearnerId, Profile, Reach } from '../core/learner.ts'
import type { Clock, Directory, LearnerStore } from '../core/ports.ts'
import { sliceOf } from '../core/slice.ts'
import { transact } from './transact.ts'

/** For people the directory doesn't know, such as someone hired today; the tab calls it "no department". */
const unknownProfile: Profile = { department: '', language: 'sv', simulated: false }

/**
 * Installing twice changes nothing but where the chat is, if that has moved.
 * Returns whether the learner is new to the chat, even if the directory has told of them before, and the language to
 * greet them in.
 */
export async function enrolLearner(
  { learners, directory, clock }: { learners: LearnerStore; directory: Directory; clock: Clock },
  learner: LearnerId,
  conversation: Conversation,
): Promise<{ isNew: boolean; language: string }> {
  const slice = sliceOf(learner, learners.slices)
  const profile = (await directory.find(learner)) ?? unknownProfile
  const joined = clock.now()
  const keys = [{ kind: 'mark' }, { kind: 'learner', learner }] as const
  return transact(
    learners,
    slice,
    () => learners.readRows(slice, keys),
    (draft) => {
      const known = draft.learner(learner)
      const reach = { kind: 'teams', conversation, since: joined } as const
      if (!known) {
        draft.putLearner({ id: learner, ...profile, joined, reach, standings: {} })
      } else if (!isAt(known.reach, conversation)) {
        draft.putLearner({ ...known, reach })
      }
      draft.lookSoon()
      return { isNew: !known?.reach.conversation, language: (known ?? profile).language }
    },
  )
}

function isAt(reach: Reach, { serviceUrl, id }: Conversation): boolean {
  return (
    reach.kind === 'teams' && reach.conversation.id === id && reach.conversation.serviceUrl === serviceUrl
  )
}
