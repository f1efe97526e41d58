// A request to the simulated Graph and the answer to it, before and after HTTP.

export interface GraphRequest {
  readonly method: string
  /** After "/v1.0", decoded, without slashes. */
  readonly path: readonly string[]
  /** Decoded. */
  readonly query: Readonly<Record<string, string>>
  /** By name in small letters. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

export interface GraphAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** JSON. */
  readonly text?: string
  /** The work is done, but the connection breaks before anybody hears of it. */
  readonly lost?: boolean
}

export function json(status: number, body: object): GraphAnswer {
  return { status, text: JSON.stringify(body) }
}

/** JSON in the body of a request; undefined where it isn't a JSON object. */
export function objectIn(body: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}
