import assert from 'node:assert/strict'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { buildPackage } from '../../appPackage/build-package.ts'
import { type AppFolder, appId, copyAppFolder, environment, type Json, problemsOf } from './app-folder.ts'

describe('the app package', () => {
  it('holds the manifest, its languages and the icons, side by side and nothing else', async () => {
    const files = unzipSync((await built()).zip)

    assert.deepEqual(Object.keys(files).toSorted(), ['color.png', 'en.json', 'manifest.json', 'outline.png'])
  })

  it('knows the bot, its tab and its sign-in by the application’s id and address', async () => {
    const { manifest } = await opened()

    assert.equal(manifest.id, appId)
    assert.equal(manifest.bots[0].botId, appId)
    assert.deepEqual(manifest.webApplicationInfo, {
      id: appId,
      resource: `api://droppe.example.se/botid-${appId}`,
    })
    assert.deepEqual(manifest.validDomains, ['droppe.example.se'])
    assert.equal(manifest.staticTabs[1].contentUrl, 'https://droppe.example.se/tab/')
    assert.equal(manifest.version, '1.2.3')
  })

  it('opens as the chat, on phones too', async () => {
    const { manifest } = await opened()

    assert.equal(manifest.staticTabs[0].entityId, 'conversations')
    assert.equal(manifest.defaultInstallScope, 'personal')
  })

  it('is in Swedish, and in English for those who have Teams in English', async () => {
    const { manifest, english } = await opened()

    assert.equal(manifest.localizationInfo.defaultLanguageTag, 'sv')
    assert.match(manifest.description.full, /grupper, aldrig vad en enskild person har svarat/)
    assert.match(english['description.full'], /groups, never what one person answered/)
  })

  it('carries the name the organisation gives it, in every language', async () => {
    const { manifest, english } = await opened({ DROPPE_NAME: 'Lär & väx "lite"' })

    assert.equal(manifest.name.short, 'Lär & väx "lite"')
    assert.equal(english['name.short'], 'Lär & väx "lite"')
    assert.doesNotMatch(JSON.stringify([manifest, english]), /\$\{|Droppe/)
  })

  it('is the same, byte for byte, as long as nothing changes', async () => {
    assert.deepEqual((await built()).zip, (await built()).zip)
  })

  it('takes the id in small letters, as Entra’s tokens have it', async () => {
    const { manifest } = await opened({ DROPPE_APP_ID: appId.toUpperCase() })

    assert.equal(manifest.id, appId)
  })
})

describe('the settings of the app package', () => {
  it('are all named at once when they are missing, with what they must be', async () => {
    const problems = await problemsWith({ ...blank })

    assert.deepEqual(
      problems.map((each) => each.split(': ')[0]),
      [
        'DROPPE_APP_ID is not set',
        'DROPPE_PUBLIC_URL is not set',
        'DROPPE_ORGANISATION is not set',
        'DROPPE_PRIVACY_URL is not set',
      ],
    )
    assert.ok(problems.every((each) => /: must be .{10,}\.$/.test(each)))
  })

  const wrong = {
    DROPPE_APP_ID: ['droppe', 'a GUID'],
    DROPPE_PUBLIC_URL: ['http://droppe.example.se', 'https'],
    DROPPE_PRIVACY_URL: ['example.se', 'https address'],
    DROPPE_NAME: ['D'.repeat(31), 'at most 30'],
    DROPPE_ORGANISATION: ['O'.repeat(33), 'at most 32'],
    DROPPE_APP_VERSION: ['1.2', 'such as 1.2.0'],
  } as const
  for (const [name, [value, remedy]] of Object.entries(wrong)) {
    it(`${name} can’t be "${value.slice(0, 24)}"`, async () => {
      const [problem = '', ...others] = await problemsWith({ [name]: value })

      assert.deepEqual(others, [])
      assert.ok(problem.startsWith(`${name} is "${value}": must be `), problem)
      assert.ok(problem.includes(remedy), problem)
    })
  }

  it('an address with a slash at the end, which would double it, is refused', async () => {
    assert.equal((await problemsWith({ DROPPE_PUBLIC_URL: 'https://droppe.example.se/' })).length, 1)
  })

  it('what is wrong with the files is told beside what is missing from the environment', async () => {
    await using folder = await copyAppFolder()
    await rm(join(folder.path, 'outline.png'))

    const built = await buildPackage({ folder: folder.path, environment: {}, version: '1.2.3' })

    assert.equal(problemsOf(built).length, 5)
  })
})

describe('a mistake in the app package', () => {
  const command = 'bots[0].commandLists[0].commands[3]'
  const edits: readonly [what: string, file: string, change: (json: Json) => void, told: string][] = [
    [
      'a part that is needed',
      'manifest.json',
      (json) => delete json.developer.websiteUrl,
      'manifest.json: developer lacks "websiteUrl". Add it.',
    ],
    [
      'a misspelt part',
      'manifest.json',
      (json) => (json.staticTabs[1].contentURL = 'x'),
      'manifest.json: staticTabs[1] has "contentURL", which version 1.30 doesn\'t know.',
    ],
    [
      'a word that isn’t one of Microsoft’s',
      'manifest.json',
      (json) => (json.bots[0].scopes = ['people']),
      'manifest.json: bots[0].scopes[0] is "people". It must be one of "team", "personal"',
    ],
    [
      'a placeholder nobody knows',
      'manifest.json',
      (json) => (json.developer.name = json.developer.name.replace('SATION', 'ZATION')),
      'manifest.json: nothing is known as $',
    ],
    [
      'a text that is too long',
      'manifest.json',
      (json) => (json.description.short = 'x'.repeat(81)),
      'manifest.json: description.short is 81 characters long. At most 80',
    ],
    [
      'a command that Teams would cut off',
      'manifest.json',
      (json) => (json.bots[0].commandLists[0].commands[3].title = 'x'.repeat(33)),
      `manifest.json: ${command}.title is 33 characters long. Teams shows 32`,
    ],
    [
      'a translation that Teams would cut off',
      'en.json',
      (json) => (json[`${command}.description`] = 'x'.repeat(129)),
      `en.json: ${command}.description is 129 characters long. Teams shows 128`,
    ],
    [
      'a text that isn’t translated',
      'en.json',
      (json) => delete json[`${command}.title`],
      `en.json: "${command}.title" is missing. Translate "fortsätt".`,
    ],
    [
      'a translation of nothing',
      'en.json',
      (json) => (json['staticTabs[7].name'] = 'x'),
      'en.json: "staticTabs[7].name" translates nothing in manifest.json.',
    ],
    [
      'a misspelt key',
      'en.json',
      (json) => (json['nome.short'] = 'x'),
      'en.json: "nome.short" translates nothing in manifest.json.',
    ],
    [
      'a language in another folder',
      'manifest.json',
      (json) => (json.localizationInfo.additionalLanguages[0].file = 'texts/en.json'),
      'manifest.json: localizationInfo.additionalLanguages[0].file: must be the name of a file beside',
    ],
    [
      'a language that isn’t there',
      'manifest.json',
      (json) => (json.localizationInfo.additionalLanguages[0].file = 'fi.json'),
      'fi.json: is not there. Put it into ',
    ],
  ]
  for (const [what, file, change, told] of edits) {
    it(`is named: ${what}`, async () => {
      await using folder = await copyAppFolder()

      await folder.edit(file, change)

      await tellsOnly(folder, told)
    })
  }

  it('is named: a file that is no JSON', async () => {
    await using folder = await copyAppFolder()

    await writeFile(join(folder.path, 'en.json'), '{"name.short": ')

    await tellsOnly(folder, 'en.json: is no JSON: ')
  })

  it('is named: a manifest that isn’t there', async () => {
    await using folder = await copyAppFolder()

    await rm(join(folder.path, 'manifest.json'))

    await tellsOnly(folder, 'manifest.json: is not there. Put it into ')
  })
})

const blank = Object.fromEntries(Object.keys(environment).map((name) => [name, ' ']))

async function built(wishes: Record<string, string> = {}) {
  const made = await buildPackage({
    folder: 'appPackage',
    environment: { ...environment, ...wishes },
    version: '1.2.3',
  })
  assert.ok(made.kind === 'package', problemsOf(made).join('\n'))
  return made
}

async function problemsWith(wishes: Record<string, string>): Promise<readonly string[]> {
  const source = { folder: 'appPackage', environment: { ...environment, ...wishes }, version: '1.2.3' }
  return problemsOf(await buildPackage(source))
}

async function opened(wishes: Record<string, string> = {}): Promise<{ manifest: Json; english: Json }> {
  const files = unzipSync((await built(wishes)).zip)
  const read = (file: string) => JSON.parse(strFromU8(files[file] ?? new Uint8Array()))
  return { manifest: read('manifest.json'), english: read('en.json') }
}

async function tellsOnly(folder: AppFolder, told: string): Promise<void> {
  const [problem = 'nothing', ...others] = await folder.problems()
  assert.ok(problem.startsWith(told), problem)
  assert.deepEqual(others, [])
}
