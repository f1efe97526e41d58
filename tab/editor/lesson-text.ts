// A lesson's file as a form changes it: comments, order and what nobody touched stay as the author wrote them.
import { type Document, isCollection, isScalar, isSeq, parseDocument, Scalar } from 'yaml'

export type Path = readonly (string | number)[]

/** As in content/, so that a change shows as the few lines it is. */
const lineWidth = 110

/** Undefined where the text is no YAML, or no map of keys: there is nothing a form could show. */
export function parseLesson(text: string): Document | undefined {
  const document = parseDocument(text, { logLevel: 'silent' })
  const isMap = typeof document.toJS() === 'object' && !isSeq(document.contents)
  return document.errors.length === 0 && isMap ? document : undefined
}

export function textOf(document: Document): string {
  return document.toString({ lineWidth })
}

/** Writes a value, making or replacing whatever stands in its way. */
export function put(document: Document, path: Path, value: unknown): void {
  if (document.contents === null) document.contents = document.createNode({}) as never
  for (let length = 1; length < path.length; length++) {
    const parent = document.getIn(path.slice(0, length), true)
    if (parent !== undefined && !isCollection(parent)) document.deleteIn(path.slice(0, length))
  }
  const before = document.getIn(path, true)
  if (isScalar(before) && typeof value === 'string') {
    writeText(before, value)
    return
  }
  document.setIn(path, typeof value === 'string' ? writeText(new Scalar(value), value) : value)
}

export function remove(document: Document, path: Path): void {
  if (document.getIn(path, true) !== undefined) document.deleteIn(path)
}

export function add(document: Document, path: Path, value: object): void {
  const list = document.getIn(path, true)
  if (!isSeq(list)) {
    put(document, path, [value])
    return
  }
  // "[]" would go on in one line.
  list.flow = false
  list.add(document.createNode(value))
}

/** Moves an item of a list one step up or down; the ends stay where they are. */
export function move(document: Document, path: Path, index: number, by: 1 | -1): void {
  const list = document.getIn(path, true)
  if (!isSeq(list)) return
  const [moved, other] = [list.items[index], list.items[index + by]]
  if (moved === undefined || other === undefined) return
  list.items[index] = other
  list.items[index + by] = moved
}

/** What the form shows: line breaks within a text are paragraphs, with an empty line between them. */
export function valueAt(document: Document, path: Path): unknown {
  const node = document.getIn(path, true)
  if (isScalar(node)) return typeof node.value === 'string' ? paragraphs(node.value) : node.value
  return node
}

export function textAt(document: Document, path: Path): string {
  const value = valueAt(document, path)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

export function countAt(document: Document, path: Path): number {
  const node = document.getIn(path, true)
  return isSeq(node) ? node.items.length : 0
}

function paragraphs(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, '\n\n')
}

/** A folded block has one line break for each new paragraph, and nothing to strip at its end. */
function writeText(scalar: Scalar, value: string): Scalar {
  const text = value.trim().replace(/\s*\n\s*/g, '\n')
  scalar.value = text
  delete scalar.source
  const isBlock = scalar.type === 'BLOCK_FOLDED' || scalar.type === 'BLOCK_LITERAL'
  if (text.includes('\n')) scalar.type = Scalar.BLOCK_FOLDED
  else if (isBlock && text === '') delete scalar.type
  return scalar
}

/** A text that is there and says nothing in any language. */
export function isEmptyAt(document: Document, path: Path): boolean {
  const node = document.getIn(path, true)
  if (!isCollection(node)) return false
  return Object.values(node.toJSON() as object).every((text) => !text)
}
