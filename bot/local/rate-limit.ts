// The simulated Bot Connector's limits: how many requests it lets through, all in all and in one conversation.
// Time is an argument, so that they work on any clock.

/**
 * A bucket that starts full, holds one second's worth and fills evenly. Gives the milliseconds until the request
 * would be let through; 0 means that it is, and only then does it count.
 *
 * Teams names 50 requests a second per app and tenant, "for estimation only", and doesn't say how it counts them.
 * One second's worth is the least that fits those words: 50 at the same moment are 50 in a second. A bucket that
 * holds more would forgive bursts that Teams may not forgive.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export function createTotalLimit(maxPerSecond: number): (now: number) => number {
  const holds = Math.max(1, maxPerSecond)
  let tokens = holds
  let filledAt: number | undefined
  return (now) => {
    const passed = Math.max(0, now - (filledAt ?? now))
    filledAt = Math.max(now, filledAt ?? now)
    tokens = Math.min(holds, tokens + (passed * maxPerSecond) / 1000)
    if (tokens < 1) return ((1 - tokens) * 1000) / maxPerSecond
    tokens--
    return 0
  }
}

/** "Send to conversation" and "Create conversation", per bot and thread; the same page. */
const windows = [
  { milliseconds: 1000, max: 7 },
  { milliseconds: 2000, max: 8 },
  { milliseconds: 30_000, max: 60 },
  { milliseconds: 3_600_000, max: 1800 },
]
const remembered = Math.max(...windows.map(({ max }) => max))

/** Gives the milliseconds until the request would be let through; 0 means that it is, and only then does it count. */
export function createConversationLimits(): (conversation: string, now: number) => number {
  const taken = new Map<string, number[]>()
  return (conversation, now) => {
    const moments = taken.get(conversation) ?? []
    const waits = windows.map(({ milliseconds, max }) => {
      const earliest = moments.at(-max)
      return earliest === undefined ? 0 : earliest + milliseconds - now
    })
    const wait = Math.max(0, ...waits)
    if (wait > 0) return wait
    moments.push(now)
    if (moments.length > remembered) moments.shift()
    taken.set(conversation, moments)
    return 0
  }
}
