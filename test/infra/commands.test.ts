import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, symlink } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { temporaryFolder } from '../local/temporary-folder.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { startBotFramework } from '../support/bot-framework.ts'
import { startInstance } from '../support/production.ts'
import { all, nameOf, readBicepFiles, readParamFiles } from './bicep.ts'

const run = promisify(execFile)
const documents = ['README.md', 'infra/README.md', 'content/README.md', 'CONTRIBUTING.md']

describe('The commands in the documents', function () {
  this.timeout(60_000)

  it('are such as a shell understands', async () => {
    for (const { document, text } of await blocks('sh')) {
      await assert.doesNotReject(run('bash', ['-n', '-c', text]), `${document}: ${text}`)
    }
  })

  it('are scripts that package.json has', async () => {
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: object }
    const known = new Set([...Object.keys(scripts), 'start', 'test'])

    const used = await found(/\bnpm run ([\w-]+)/g)

    assert.ok(used.length > 10)
    assert.deepEqual(
      used.filter(({ match }) => !known.has(match)),
      [],
    )
  })

  it('name files that are there', async () => {
    const used = await found(/(?<![\w./$-])((?:bot|infra|content|test|appPackage)\/[\w./-]*\w)(?![\w*])/g)

    assert.ok(used.length > 10)
    assert.deepEqual(
      used.filter(({ document, match }) => !existsSync(match) && !existsSync(join(dirname(document), match))),
      [],
    )
  })
})

describe('The commands that put it into Azure', () => {
  it('ask the deployment for outputs it has', async () => {
    const [azure] = (await readBicepFiles()).filter(({ path }) => path === 'azure.bicep')
    assert.ok(azure)
    const outputs = new Set(all(azure.root, 'output_declaration').map(nameOf))

    const asked = await found(/\$\(out (\w+)\)/g)

    assert.ok(asked.length >= 4)
    assert.deepEqual(
      asked.filter(({ match }) => !outputs.has(match)),
      [],
    )
  })

  it('set every variable that the parameters can’t do without, before they are read', async () => {
    const text = (await blocks('sh'))
      .filter(({ document }) => document === 'infra/README.md')
      .map((block) => block.text)
      .join('\n')
    const [before = ''] = text.split('az deployment group what-if')

    const needed = (await readParamFiles()).flatMap(({ root }) =>
      [...root.text.matchAll(/readEnvironmentVariable\('(\w+)'\)/g)].map(([, name]) => name ?? ''),
    )

    assert.ok(needed.length > 0)
    assert.deepEqual(
      needed.filter((name) => !new RegExp(`\\b${name}=`).test(before)),
      [],
    )
  })

  it('ask for every permission that the table names, and no other', async () => {
    const readme = await readFile('README.md', 'utf8')
    const named = [...readme.matchAll(/^\| `(\w+\.[\w.]+)` \|/gm)].map(([, name]) => name)
    const [, asked = ''] = /^for name in ([^;]+);/m.exec(readme) ?? []

    assert.deepEqual(asked.split(/[\s\\]+/).filter(Boolean), named)
  })
})

describe('The zip that is deployed', function () {
  this.timeout(120_000)

  const azurite = azuriteForTests()

  it('has all that production needs: nothing of it comes from what only development installs', async () => {
    const stage = temporaryFolder()
    for (const each of await copied()) await cp(each, join(stage, each), { recursive: true })
    await mkdir(join(stage, 'tab'))
    await cp('tab/dist', join(stage, 'tab/dist'), { recursive: true })
    await linkProductionModules(stage)
    await using framework = await startBotFramework()
    const services = { storageConnectionString: azurite().connectionString, framework }

    const instance = await startInstance(
      services,
      // Nothing listens there: what counts is that it is loaded.
      {
        // What isn't linked into the folder isn't found, though it lies beside what is.
        NODE_OPTIONS: '--preserve-symlinks --preserve-symlinks-main',
        APPLICATIONINSIGHTS_CONNECTION_STRING: `InstrumentationKey=${framework.appId};IngestionEndpoint=http://127.0.0.1:9/`,
      },
      stage,
    )

    const [tab, ready] = await Promise.all([fetch(`${instance.url}/tab/`), fetch(`${instance.url}/ready`)])
    assert.equal(await instance.stop(), 0, instance.output())
    assert.deepEqual([tab.status, ready.status], [200, 200], instance.output())
  })
})

/** What the document copies into the zip. */
async function copied(): Promise<string[]> {
  const document = await readFile('infra/README.md', 'utf8')
  const [, list = ''] = /&& cp -r ([\w. -]+) \$stage/.exec(document) ?? []
  assert.ok(list.includes('package.json'))
  return list.split(' ').filter((each) => each !== '')
}

/** As `npm ci --omit=dev --omit=optional` would install them, out of what is installed here. */
async function linkProductionModules(stage: string): Promise<void> {
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as {
    packages: Record<string, { dev?: boolean; optional?: boolean; devOptional?: boolean }>
  }
  const kept = Object.entries(lock.packages)
    .filter(([path, { dev, optional, devOptional }]) => path !== '' && !dev && !optional && !devOptional)
    .map(([path]) => path)
  assert.ok(kept.length > 50 && kept.length < Object.keys(lock.packages).length)
  for (const path of kept.filter((each) => each.lastIndexOf('node_modules/') === 0)) {
    await mkdir(dirname(join(stage, path)), { recursive: true })
    await symlink(resolve(path), join(stage, path))
  }
}

async function blocks(language: string) {
  const texts = await Promise.all(
    documents.map(async (document) => ({ document, text: await readFile(document, 'utf8') })),
  )
  const fence = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm')
  return texts.flatMap(({ document, text }) =>
    [...text.matchAll(fence)].map(([, block = '']) => ({ document, text: block })),
  )
}

async function found(pattern: RegExp) {
  const texts = await Promise.all(
    documents.map(async (document) => ({ document, text: await readFile(document, 'utf8') })),
  )
  return texts.flatMap(({ document, text }) =>
    [...text.matchAll(pattern)].map(([, match = '']) => ({ document, match })),
  )
}
