// Keeps what was read of YAML files: while one lesson is written, all others of its course stay as they are.
import type { TextFile } from './text-file.ts'
import { parseYamlFile, type YamlFile } from './yaml-file.ts'

/** Several courses' lessons; each is some tens of kilobytes. */
const mostFiles = 200

/** Reading a lesson takes about eight milliseconds, and a course has many. */
export function createYamlMemory(): (file: string, read: TextFile) => YamlFile {
  const kept = new Map<string, { readonly text: string; readonly parsed: YamlFile }>()
  return (file, read) => {
    if (read.kind === 'problem') return parseYamlFile(file, read)
    const known = kept.get(file)
    if (known?.text === read.text) return known.parsed
    const parsed = parseYamlFile(file, read)
    kept.delete(file)
    kept.set(file, { text: read.text, parsed })
    const [oldest] = kept.keys()
    if (kept.size > mostFiles && oldest !== undefined) kept.delete(oldest)
    return parsed
  }
}
