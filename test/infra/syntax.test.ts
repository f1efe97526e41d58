import assert from 'node:assert/strict'
import {
  all,
  type BicepFile,
  type Node,
  nameOf,
  parseBicep,
  parts,
  readBicepFiles,
  readParamFiles,
} from './bicep.ts'

describe('what is in infra/', () => {
  it('is Bicep, every line of it', async () => {
    const files = [...(await readBicepFiles()), ...(await readParamFiles())]

    assert.ok(files.length > 10)
    assert.deepEqual(
      files.filter(({ root }) => root.hasError).map(({ path }) => path),
      [],
    )
    assert.ok(parseBicep("param name string =\nvar x = 'a' 'b'").hasError)
  })

  it('uses no name that it doesn’t declare, and declares none that it doesn’t use', async () => {
    const files = await readBicepFiles()

    assert.deepEqual(files.flatMap(unknownNames), [])
    assert.deepEqual(files.flatMap(unusedNames), [])
    const broken = { path: 'x', root: parseBicep('param b string\nvar c = [for d in items(b): a.b]') }
    assert.deepEqual([unknownNames(broken), unusedNames(broken)], [['x: a'], ['x: c']])
  })
})

const declarations = [
  'parameter_declaration',
  'variable_declaration',
  'resource_declaration',
  'module_declaration',
]

function declared(root: Node): Node[] {
  return declarations.flatMap((type) => all(root, type))
}

/** Names inside one expression alone: of a loop, or of a function that is passed on. */
function bound(root: Node): string[] {
  const loops = all(root, 'for_statement').flatMap((loop) => {
    const one = loop.childForFieldName('initializer')
    return one
      ? [one.text]
      : all(loop, 'for_loop_parameters').flatMap((both) => parts(both).map(({ text }) => text))
  })
  const functions = all(root, 'lambda_expression').map((each) => parts(each)[0]?.text ?? '')
  return [...loops, ...functions]
}

// Their first part is a name they give, not one they use.
const naming = [
  ...declarations,
  'output_declaration',
  'object_property',
  'call_expression',
  'for_statement',
  'lambda_expression',
]

function used(root: Node): string[] {
  const isUse = ({ parent, id }: Node) =>
    parent !== null &&
    parent.type !== 'type' &&
    !(naming.includes(parent.type) && parts(parent)[0]?.id === id)
  return all(root, 'identifier')
    .filter(isUse)
    .map(({ text }) => text)
}

function unknownNames({ path, root }: BicepFile): string[] {
  const known = new Set([...declared(root).map(nameOf), ...bound(root)])
  return [...new Set(used(root))].filter((name) => !known.has(name)).map((name) => `${path}: ${name}`)
}

function unusedNames({ path, root }: BicepFile): string[] {
  const names = new Set(used(root))
  return declared(root)
    .filter(({ type }) => type !== 'resource_declaration' && type !== 'module_declaration')
    .map(nameOf)
    .filter((name) => !names.has(name))
    .map((name) => `${path}: ${name}`)
}
