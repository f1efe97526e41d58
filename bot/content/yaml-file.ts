// Reads one YAML file and remembers on which line each value stands. What the values mean is left to the schemas.

import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { Problem } from './problem.ts'
import { readTextFile, type TextFile } from './text-file.ts'
import { complaintsAbout } from './yaml-complaints.ts'

export type Path = readonly PropertyKey[]

export interface YamlFile {
  readonly file: string
  /** Where it is false, `value` is undefined and `problems` says why. */
  readonly readable: boolean
  readonly value: unknown
  readonly problems: readonly Problem[]
  /** The line of the value at this path; where there is none, the line of the nearest parent there is. */
  readonly lineOf: (path: Path) => number
}

/** Never throws. */
export async function readYamlFile(file: string): Promise<YamlFile> {
  return parseYamlFile(file, await readTextFile(file))
}

/** Never throws. */
export function parseYamlFile(file: string, read: TextFile): YamlFile {
  if (read.kind === 'problem') {
    return { file, readable: false, value: undefined, problems: [read.problem], lineOf: () => 1 }
  }

  const lines = new LineCounter()
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line)
  const document = parseDocument(read.text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' })
  const complaints = complaintsAbout(document)
  const readable = !complaints.some(({ fatal }) => fatal)
  return {
    file,
    readable,
    value: readable ? document.toJS() : undefined,
    problems: firstOfEachLine(
      complaints.map(({ offset, what, instead }) => ({ file, line: lineAt(offset), what, instead })),
    ),
    lineOf: (path) => lineAt(offsetOf(path, document)),
  }
}

/** One slip makes the parser stumble several times; the first time says what it was. */
function firstOfEachLine(problems: readonly Problem[]): Problem[] {
  return [...Map.groupBy(problems, ({ line }) => line).values()].flatMap((group) => group.slice(0, 1))
}

function offsetOf(path: Path, document: Document): number {
  let node: unknown = document.contents
  let offset = document.contents?.range?.[0] ?? 0
  for (const step of path) {
    const place = placeOf(step, node)
    if (!place) break
    offset = place.at?.range?.[0] ?? offset
    node = place.node
  }
  return offset
}

/** A value's line is that of its key, which stands above it where the value is long. */
function placeOf(step: PropertyKey, parent: unknown): { at: Node | undefined; node: unknown } | undefined {
  if (isSeq<Node>(parent)) {
    const item = parent.items[Number(step)]
    return item && { at: item, node: item }
  }
  if (!isMap(parent)) return undefined
  // Of a key that is there twice the last one counts.
  const pair = parent.items.findLast(({ key }) => isScalar(key) && String(key.value) === step)
  return pair && { at: pair.key as Node, node: pair.value }
}
