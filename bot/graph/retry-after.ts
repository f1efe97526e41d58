// How long Graph asks one to wait.

/** A number of seconds or a date, as HTTP allows; undefined when it doesn't say. */
export function retryAfterSeconds(headers: Headers | undefined): number | undefined {
  const written = headers?.get('Retry-After')
  if (!written) return undefined
  const seconds = Number(written)
  if (Number.isFinite(seconds)) return seconds
  const date = Date.parse(written)
  return Number.isNaN(date) ? undefined : Math.max(0, Math.round((date - Date.now()) / 1000))
}
