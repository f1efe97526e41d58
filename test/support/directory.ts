// The directory reader in front of a simulated Graph, set so that tests don't wait, and what it read.
import type { EmployeeDirectory, EmployeePage } from '../../bot/core/employee.ts'
import { createDirectoryReader, type DirectoryReaderSettings } from '../../bot/graph/directory-reader.ts'
import { createGraphClient, type GraphClientSettings } from '../../bot/graph/graph-client.ts'
import type { SimulatedGraph } from '../../bot/local/graph/simulated-graph.ts'

export function directoryOf(
  { baseUrl }: Pick<SimulatedGraph, 'baseUrl'>,
  client: Partial<GraphClientSettings> = {},
  reader: Partial<DirectoryReaderSettings> = {},
): EmployeeDirectory {
  // Without retries, unless a test is about them: the client's shortest wait is a random part of a second.
  const graph = createGraphClient({ baseUrl, token: async () => 'good', maxRetries: 0, ...client })
  return createDirectoryReader({ graph, ...reader })
}

/** Everybody on the pages, and how it ended. */
export async function readAll(directory: EmployeeDirectory, onPage: (page: EmployeePage) => void = () => {}) {
  const pages: EmployeePage[] = []
  for await (const page of directory.readAll()) {
    pages.push(page)
    onPage(page)
  }
  const employees = pages.flatMap((page) => (page.kind === 'page' ? page.employees : []))
  return { employees, pages: pages.length - 1, end: pages.at(-1) }
}

/** A round of changes that must go well. */
export async function changesSince(directory: EmployeeDirectory, deltaLink?: string) {
  const read = await directory.readChanges(deltaLink)
  if (read.kind !== 'changes') throw new Error(`No changes but ${JSON.stringify(read)}`)
  return read
}
