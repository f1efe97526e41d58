// For statuses of the storage that are expected: somebody else was first, or it is gone already.
import type { RestError } from '@azure/data-tables'

/** Undefined if the storage answers with one of these statuses. */
export async function unlessStatus<T>(statuses: readonly number[], work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (statuses.includes((error as RestError).statusCode ?? 0)) return undefined
    throw error
  }
}
