// A lesson's file as a form changes it. A changed text is written into the file where it stood, and nothing else of the
// file moves; where something is added or taken away, comments and order stay and long texts are folded anew.
import { Composer, CST, type Document, isCollection, isScalar, isSeq, Parser, Scalar } from 'yaml'

export type Path = readonly (string | number)[]

/** As in content/, so that a change shows as the few lines it is. */
const lineWidth = 110

/** What the file is made of, to the last space: as long as only texts have changed. */
const sources = new WeakMap<Document, readonly CST.Token[]>()

/** Undefined where the text is no YAML, or no map of keys: there is nothing a form could show. */
export function parseLesson(text: string): Document | undefined {
  const tokens = [...new Parser().parse(text)]
  const composer = new Composer({ keepSourceTokens: true, logLevel: 'silent' })
  const [document, another] = [...composer.compose(tokens, true, text.length)]
  if (!document || another || document.errors.length > 0) return undefined
  const isMap = typeof document.toJS() === 'object' && !isSeq(document.contents)
  if (!isMap) return undefined
  sources.set(document, tokens)
  return document
}

export function textOf(document: Document): string {
  const tokens = sources.get(document)
  return tokens ? tokens.map(CST.stringify).join('') : document.toString({ lineWidth })
}

/** Something was added or taken away: parse its text anew, so that texts are written in their places again. */
export function isRewritten(document: Document): boolean {
  return !sources.has(document)
}

/** Writes a value, making or replacing whatever stands in its way. */
export function put(document: Document, path: Path, value: unknown): void {
  const before = document.getIn(path, true)
  if (isScalar(before) && typeof value === 'string') {
    const isInPlace = writeInPlace(document, path, value)
    writeText(before, value)
    if (!isInPlace) sources.delete(document)
    return
  }
  sources.delete(document)
  if (document.contents === null) document.contents = document.createNode({}) as never
  for (let length = 1; length < path.length; length++) {
    const parent = document.getIn(path.slice(0, length), true)
    if (parent !== undefined && !isCollection(parent)) document.deleteIn(path.slice(0, length))
  }
  document.setIn(path, typeof value === 'string' ? writeText(new Scalar(value), value) : value)
}

export function remove(document: Document, path: Path): void {
  if (document.getIn(path, true) === undefined) return
  sources.delete(document)
  document.deleteIn(path)
}

export function add(document: Document, path: Path, value: object): void {
  const list = document.getIn(path, true)
  if (!isSeq(list)) {
    put(document, path, [value])
    return
  }
  sources.delete(document)
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
  sources.delete(document)
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

/** False where the text can't be put there so that it reads the same; the file's source is of no use then. */
function writeInPlace(document: Document, path: Path, value: string): boolean {
  const scalar = document.getIn(path, true)
  const tokens = sources.get(document)
  if (!tokens || !isScalar(scalar) || !CST.isScalar(scalar.srcToken)) return false
  const text = plain(value)
  const inFlow = path.some((_, length) => {
    const parent = document.getIn(path.slice(0, length), true)
    return isCollection(parent) && parent.flow === true
  })
  // Nothing at all would be read as no text.
  const type = text === '' ? 'QUOTE_DOUBLE' : text.includes('\n') && !inFlow ? 'BLOCK_FOLDED' : undefined
  CST.setScalarValue(scalar.srcToken, text, { afterKey: true, inFlow, ...(type && { type }) })
  const written = parseLesson(tokens.map(CST.stringify).join(''))
  return written !== undefined && plain(textAt(written, path)) === text
}

/** A folded block has one line break for each new paragraph, and nothing to strip at its end. */
function writeText(scalar: Scalar, value: string): Scalar {
  const text = plain(value)
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

function plain(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, '\n')
}
