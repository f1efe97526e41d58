// Reads what is in infra/ with a grammar of Bicep: there is no compiler on npm.
import { readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Language, type Node, Parser } from 'web-tree-sitter'

export type { Node }

export interface BicepFile {
  /** From infra/, such as modules/bot.bicep. */
  readonly path: string
  readonly root: Node
}

await Parser.init()
const parser = new Parser()
const grammar = createRequire(import.meta.url).resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')
parser.setLanguage(await Language.load(readFileSync(grammar)))

export function parseBicep(text: string): Node {
  const tree = parser.parse(text)
  if (!tree) throw new Error('The parser has no language.')
  return tree.rootNode
}

/** The grammar knows no assignments to parameters, which look like variables otherwise. */
export function parseBicepParam(text: string): Node {
  return parseBicep(text.replaceAll(/^param (?=\w+ =)/gm, 'var '))
}

export async function readBicepFiles(): Promise<BicepFile[]> {
  const paths = (await readdir('infra', { recursive: true })).filter((path) => path.endsWith('.bicep'))
  return Promise.all(paths.toSorted().map(async (path) => ({ path, root: parseBicep(await read(path)) })))
}

export async function readParamFiles(): Promise<BicepFile[]> {
  const paths = (await readdir('infra')).filter((path) => path.endsWith('.bicepparam'))
  return Promise.all(
    paths.toSorted().map(async (path) => ({ path, root: parseBicepParam(await read(path)) })),
  )
}

export function all(root: Node, type: string): Node[] {
  return root.descendantsOfType(type).filter((node): node is Node => node !== null)
}

/** What a declaration declares. */
export function nameOf(declaration: Node): string {
  return parts(declaration)[0]?.text ?? ''
}

/** A literal without its quotes; undefined for anything else. */
export function literal(node: Node | undefined): string | undefined {
  if (node?.type !== 'string' || all(node, 'interpolation').length > 0) return undefined
  return node.text.slice(1, -1)
}

/** The properties of an object, by name. */
export function propertiesOf(object: Node | undefined): Map<string, Node> {
  const properties = object ? parts(object).filter(({ type }) => type === 'object_property') : []
  return new Map(
    properties.flatMap((property) => {
      const [key, value] = parts(property)
      return key && value ? [[literal(key) ?? key.text, value]] : []
    }),
  )
}

/** Named children but comments. */
export function parts(node: Node): Node[] {
  return node.namedChildren.filter((child): child is Node => child !== null && child.type !== 'comment')
}

function read(path: string): Promise<string> {
  return readFile(join('infra', path), 'utf8')
}
