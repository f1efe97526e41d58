// One request to the Bot Connector and what came of it, step by step as undici tells it.
import type { Dispatcher } from 'undici'

export type ConnectorAnswer =
  | {
      readonly kind: 'answered'
      readonly status: number
      /** Parsed JSON; undefined if it was none, or was cut off. */
      readonly body?: unknown
      readonly retryAfterSeconds?: number
    }
  /** Nothing of the request has left this machine. */
  | { readonly kind: 'not written'; readonly reason: string }
  /** The request was written, or had begun to be: it may have arrived. */
  | { readonly kind: 'no answer'; readonly reason: string }

/** A handler for `dispatch`: it skips the streams of `request`, which cost as much as all the rest. */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly #settle: (answer: ConnectorAnswer) => void
  #isWritten = false
  #status = 0
  #retryAfter: string | undefined
  readonly #chunks: Buffer[] = []

  constructor(settle: (answer: ConnectorAnswer) => void) {
    this.#settle = settle
  }

  /** undici calls it on an open connection, right before the first byte; it never writes a POST or PUT twice. */
  onRequestStart(): void {
    this.#isWritten = true
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.#status = status
    this.#retryAfter = [headers['retry-after']].flat()[0]
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk)
  }

  onResponseEnd(): void {
    const retryAfterSeconds = this.#retryAfter === undefined ? undefined : secondsUntil(this.#retryAfter)
    this.#settle({
      kind: 'answered',
      status: this.#status,
      body: parse(this.#chunks),
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    })
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error & { code?: string }): void {
    // The status says what has happened to the message, even if the rest of the answer never came.
    if (this.#status >= 200) this.onResponseEnd()
    else
      this.#settle({
        kind: this.#isWritten ? 'no answer' : 'not written',
        reason: error.code ?? error.message,
      })
  }
}

function parse(chunks: readonly Buffer[]): unknown {
  try {
    return JSON.parse(chunks.length === 1 ? String(chunks[0]) : Buffer.concat(chunks).toString())
  } catch {
    return undefined
  }
}

/** A number of seconds or a date: RFC 9110, 10.2.3. Undefined if it is neither. */
function secondsUntil(retryAfter: string): number | undefined {
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter)
  const date = Date.parse(retryAfter)
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - Date.now()) / 1000))
}
