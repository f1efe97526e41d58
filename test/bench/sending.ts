// What the plain senders are asked to send.

export interface Sending {
  readonly serviceUrl: string
  readonly count: number
  /** An activity as an object. */
  readonly message: object
}

/** So many requests under way side by side. */
export const atOnce = 32
