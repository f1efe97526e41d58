// A post office that keeps what it is given, and a pace with room for all.
import type { LearnerId } from '../../bot/core/learner.ts'
import type { Letter } from '../../bot/core/letter.ts'
import type { LetterOutcome } from '../../bot/core/post-office.ts'
import type { Post } from '../../bot/flows/send-letters.ts'

/** Answers as told, at first with "sent". */
export function recordingPost(outcomeOf: (nth: number) => LetterOutcome | undefined = () => undefined) {
  const letters: { learner: LearnerId; letter: Letter }[] = []
  const rests: (number | undefined)[] = []
  const post: Post = {
    office: {
      async send(learner, letter) {
        letters.push({ learner, letter })
        return outcomeOf(letters.length) ?? { kind: 'sent', activityId: '' }
      },
    },
    pace: {
      room: async () => ({ kind: 'now' }),
      later: async () => 10_000,
      async tooFast(retryAfterSeconds) {
        rests.push(retryAfterSeconds)
      },
    },
    links: { answer: async ({ learner, item }) => `https://droppe.example.se/svar/${learner}.${item}` },
  }
  return { post, letters, rests }
}
