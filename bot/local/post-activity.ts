// Posts an activity to the bot as Teams does, and reads whether it was taken.
import { z } from 'zod'
import type { ChatActivity } from './chat-activities.ts'

/** "again": the bot is not there, or says that it couldn't just now. */
export type PostOutcome = 'done' | 'again'

// Answers to an invoke may carry an error inside an HTTP 200.
const InvokeAnswer = z.object({ statusCode: z.number() })

/** As long as Teams waits before it sends the activity again. */
const patienceMilliseconds = 15_000

/** Never throws. */
export async function postActivity(
  botUrl: string,
  activity: ChatActivity,
  signal: AbortSignal,
): Promise<PostOutcome> {
  try {
    const answer = await fetch(botUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMilliseconds)]),
    })
    const text = await answer.text()
    if (!answer.ok) return 'again'
    if (text === '') return 'done'
    const inner = InvokeAnswer.safeParse(JSON.parse(text))
    return inner.success && inner.data.statusCode >= 400 ? 'again' : 'done'
  } catch {
    return 'again'
  }
}
