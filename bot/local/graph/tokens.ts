// The tokens in next and delta links: opaque to whoever gets them, and worthless once their kind has expired.

export interface Tokens<T> {
  issue(content: T): string
  read(token: string): { kind: 'read'; content: T } | { kind: 'expired' } | { kind: 'malformed' }
  /** Makes all tokens until now worthless. */
  expire(): void
}

export function createTokens<T extends object>(): Tokens<T> {
  let generation = 0
  return {
    issue: (content) => Buffer.from(JSON.stringify({ generation, ...content })).toString('base64url'),
    read(token) {
      try {
        const content = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'))
        return content.generation === generation ? { kind: 'read', content } : { kind: 'expired' }
      } catch {
        return { kind: 'malformed' }
      }
    },
    expire() {
      generation++
    },
  }
}
