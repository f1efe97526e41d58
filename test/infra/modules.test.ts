import assert from 'node:assert/strict'
import {
  all,
  type BicepFile,
  literal,
  type Node,
  nameOf,
  parts,
  propertiesOf,
  readBicepFiles,
  readParamFiles,
} from './bicep.ts'

describe('the modules', () => {
  it('are all used by azure.bicep, each once', async () => {
    const { main, modules } = await read()

    assert.deepEqual(
      [...calls(main).values()].map(({ path }) => path).toSorted(),
      [...modules.keys()].toSorted(),
    )
  })

  it('get every parameter they need, and none they don’t have', async () => {
    const { main, modules } = await read()

    for (const [name, { path, params }] of calls(main)) {
      const { needed, known } = parametersOf(modules.get(path))
      assert.deepEqual(
        needed.filter((each) => !params.includes(each)),
        [],
        `missing for ${name}`,
      )
      assert.deepEqual(
        params.filter((each) => !known.includes(each)),
        [],
        `unknown to ${name}`,
      )
    }
  })

  it('give what is asked of them', async () => {
    const { main, modules } = await read()

    const asked = [...main.root.text.matchAll(/\b(\w+)\.outputs\.(\w+)/g)]
    assert.ok(asked.length > 5)
    for (const [text, name = '', output = ''] of asked) {
      const module = modules.get(calls(main).get(name)?.path ?? '')
      assert.ok(module, text)
      assert.ok(all(module.root, 'output_declaration').map(nameOf).includes(output), text)
    }
  })

  it('get secrets as secrets', async () => {
    const { main, modules } = await read()

    for (const file of [main, ...modules.values()]) {
      const secrets = all(file.root, 'parameter_declaration').filter((each) =>
        /password|secret/i.test(nameOf(each)),
      )
      for (const secret of secrets)
        assert.match(
          secret.previousNamedSibling?.text ?? '',
          /@secure\(\)/,
          `${nameOf(secret)} in ${file.path}`,
        )
      const given = all(file.root, 'output_declaration').filter(({ text }) =>
        /password|secret|listKeys/i.test(text),
      )
      assert.deepEqual(given.map(nameOf), [], `${file.path} gives a secret away`)
    }
  })
})

describe('a file with parameters', () => {
  it('sets all that azure.bicep needs, and nothing it doesn’t know', async () => {
    const { main } = await read()
    const files = await readParamFiles()

    assert.deepEqual(
      files.map(({ path }) => path),
      ['production.bicepparam', 'test.bicepparam'],
    )
    for (const { path, root } of files) {
      const set = all(root, 'variable_declaration').map(nameOf)
      const { needed, known } = parametersOf(main)
      assert.deepEqual(
        needed.filter((each) => !set.includes(each)),
        [],
        path,
      )
      assert.deepEqual(
        set.filter((each) => !known.includes(each)),
        [],
        path,
      )
    }
  })

  it('holds no secret and nobody’s address', async () => {
    for (const { path, root } of await readParamFiles()) {
      const written = all(root, 'string').flatMap((text) => literal(text) ?? [])
      assert.deepEqual(
        written.filter((text) => /@|[0-9a-f]{8}-/.test(text)),
        [],
        path,
      )
    }
  })
})

async function read(): Promise<{ main: BicepFile; modules: Map<string, BicepFile> }> {
  const files = await readBicepFiles()
  const main = files.find(({ path }) => path === 'azure.bicep')
  assert.ok(main)
  const modules = files.filter((file) => file !== main).map((file) => [file.path, file] as const)
  return { main, modules: new Map(modules) }
}

interface Call {
  readonly path: string
  readonly params: readonly string[]
}

function calls({ root }: BicepFile): Map<string, Call> {
  return new Map(
    all(root, 'module_declaration').map((module) => {
      const [, path] = parts(module)
      const body = all(module, 'object')[0]
      const params = [...propertiesOf(propertiesOf(body).get('params')).keys()]
      return [nameOf(module), { path: literal(path) ?? '', params }]
    }),
  )
}

function parametersOf(file: BicepFile | undefined): { needed: string[]; known: string[] } {
  const declared = file ? all(file.root, 'parameter_declaration') : []
  // Name, type and, for those that may be left out, what they are then.
  const isNeeded = (each: Node) => parts(each).length === 2
  return { needed: declared.filter(isNeeded).map(nameOf), known: declared.map(nameOf) }
}
