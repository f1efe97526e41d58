import assert from 'node:assert/strict'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { readCourses } from '../../bot/content/read-courses.ts'
import type {
  ApiError,
  LessonCheckAnswer,
  LessonSourceAnswer,
  LessonTextAnswer,
  ProblemsError,
  TrailAnswer,
  WritingAnswer,
} from '../../bot/http/contract.ts'
import { changed, course, lesson, rightFiles, withContent } from '../content/content-folder.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { startBot, type TestBot } from '../support/bot.ts'
import { eventually } from '../support/eventually.ts'

const path = '/api/content/stad/01-first.yaml'
const other = changed(lesson, 'id: first', 'id: other')
const better = changed(lesson, 'en: One thought', 'en: A better thought')

describe('the tab’s routes for writing lessons', () => {
  const azurite = azuriteForTests()
  let folder: string
  let bot: TestBot
  let leader: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'droppe-lessons-'))
    await withContent({ ...rightFiles, 'stad/02-other.yaml': other }, (from) =>
      cp(from, folder, { recursive: true }),
    )
    bot = await start()
    leader = await bot.token({ oid: 'leader', name: 'Åsa Öberg' })
  })
  afterEach(async () => {
    await bot[Symbol.asyncDispose]()
    await rm(folder, { recursive: true })
  })

  async function start(more: Partial<Parameters<typeof startBot>[0]> = {}) {
    const read = await readCourses(folder)
    assert.equal(read.kind, 'courses')
    return startBot({ ...azurite(), courses: read.courses, contentFolder: folder, ...more })
  }

  async function ask<T>(method: string, at: string, body?: unknown, token = leader, of = bot) {
    const answer = await fetch(of.url + at, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: (await answer.json()) as T }
  }
  const source = async (at = path) => (await ask<LessonSourceAnswer>('GET', at)).body
  const publish = (body: object, at = path) => ask<ProblemsError>('POST', `${at}/publish`, body)

  it('show what is written, and what it leads to', async () => {
    const { courses } = (await ask<WritingAnswer>('GET', '/api/content')).body
    const { text, version, check, hasStarted } = await source()

    assert.deepEqual(
      courses.map(({ id, nextNumber, lessons }) => [id, nextNumber, lessons.map(({ file }) => file)]),
      [['stad', '03-', ['01-first.yaml', '02-other.yaml']]],
    )
    assert.deepEqual([text, version, hasStarted, check.problems], [lesson, undefined, true, []])
    assert.match(JSON.stringify(check.cards.en?.question), /One thought/)
    assert.equal(check.cards.sv?.feedback.length, 2)
    assert.equal(check.cards.sv?.variants.length, 1)
  })

  it('check a text and keep nothing of it', async () => {
    const text = changed(better, 'right: true\n', 'right: false\n      why: {sv: Nej, en: No}\n')

    const { status, body } = await ask<LessonCheckAnswer>('POST', `${path}/check`, { text })

    assert.equal(status, 200)
    assert.deepEqual(
      body.problems.map(({ line, what, path }) => [line, what, path]),
      [[13, 'no option is right', ['question', 'options']]],
    )
    assert.match(JSON.stringify(body.cards.en?.question), /A better thought/)
    assert.equal((await source()).text, lesson)
  })

  it('publish a text, keep the one before, and say in the trail who did it', async () => {
    const published = await publish({ text: better })

    const now = await source()
    assert.equal(published.status, 200)
    assert.deepEqual([now.text, now.shipped, now.written?.by.name], [better, lesson, 'Åsa Öberg'])
    const { entries } = (await ask<TrailAnswer>('GET', '/api/trail')).body
    assert.deepEqual(
      entries.map(({ what, by, course, details }) => [what, by.id, course, details.file]),
      [['write lesson', 'leader', 'stad', '01-first.yaml']],
    )
    await publish({ text: lesson, version: now.version })
    const { versions } = await source()
    const first = await ask<LessonTextAnswer>('GET', `${path}/versions/${versions.at(-1)?.id}`)
    assert.equal(versions.length, 2)
    assert.equal(first.body.text, better)
  })

  it('tell the later of two leaders that the lesson has changed, and overwrite nothing', async () => {
    await publish({ text: better })

    const late = await publish({ text: changed(lesson, 'en: One thought', 'en: Mine') })

    assert.equal(late.status, 409)
    assert.match(late.body.message, /Nothing was overwritten/)
    assert.equal((await source()).text, better)
  })

  it('refuse what is wrong, with every problem at its place', async () => {
    const refused = await publish({ text: changed(lesson, '  en: Title\n', '') })

    assert.equal(refused.status, 422)
    assert.deepEqual(
      refused.body.problems.map(({ file, line, path }) => [file, line, path?.join('.')]),
      [['01-first.yaml', 2, 'title.en']],
    )
    assert.equal((await source()).text, lesson)
  })

  it('refuse to take away an option of a course that has started, even one written here', async () => {
    const third =
      '    - {id: c, text: {sv: Tre, en: Three}, right: false, why: {sv: Nej, en: No}}\n    - id: b\n'
    await publish({ text: changed(lesson, '    - id: b\n', third) })

    const { version } = await source()
    for (const text of [lesson, undefined]) {
      const refused = await publish({ ...(text && { text }), version })

      assert.equal(refused.status, 422)
      assert.match(refused.body.problems[0]?.what ?? '', /option "c" is gone, but the course has started/)
    }
  })

  it('take one more lesson at the end, and no other', async () => {
    const text = changed(lesson, 'id: first', 'id: third')

    const gap = await publish({ text }, '/api/content/stad/04-third.yaml')
    const misnamed = await publish({ text }, '/api/content/stad/third.yml')
    const added = await publish({ text }, '/api/content/stad/03-third.yaml')

    assert.deepEqual([gap.status, misnamed.status, added.status], [422, 400, 200])
    assert.match(gap.body.problems[0]?.what ?? '', /there is no lesson 03 before this one/)
    await eventually(async () => {
      const { body } = await ask<{ courses: { lessons: { id: string }[] }[] }>('GET', '/api/courses')
      return body.courses[0]?.lessons.some(({ id }) => id === 'third')
    })
  })

  it('let what was written be taken back, so that content/ counts again', async () => {
    await publish({ text: better })

    const taken = await publish({ version: (await source()).version })

    const { text, written, versions } = await source()
    assert.equal(taken.status, 200)
    assert.deepEqual([text, written], [lesson, undefined])
    assert.deepEqual(
      versions.map(({ isWithdrawal }) => isWithdrawal),
      [true, false],
    )
    assert.equal((await publish({ version: (await source()).version })).status, 422)
  })

  it('have what was written after a start too', async () => {
    await publish({ text: better })
    const { prefix } = bot

    await using again = await start({ prefix, isAnswering: true })
    const token = await again.token()
    const { body } = await ask<LessonSourceAnswer>('GET', path, undefined, token, again)

    assert.equal(body.text, better)
  })

  it('reach every instance, which puts right a card that is out', async function () {
    this.timeout(40_000)
    await install('learner')
    bot.setTime('2026-09-01 10:00')
    const card = await eventually(() => bot.sent.find(({ activity }) => says(activity, 'Ett stycke')))
    await using writer = await start({ prefix: bot.prefix, isAnswering: true })
    const token = await writer.token()
    const text = changed(lesson, 'Ett stycke', 'Ett nytt stycke')

    const { status } = await ask('POST', `${path}/publish`, { text }, token, writer)

    assert.equal(status, 200)
    await eventually(
      () => bot.sent.find(({ chat, activity }) => chat === card.chat && says(activity, 'Ett nytt stycke')),
      'a corrected card',
      25,
    )
  })

  it('send a draft to whoever wrote it, and keep nothing of an answer to it', async () => {
    await install('leader')
    const sent = await ask('POST', `${path}/send`, { text: better, language: 'en' })

    const draft = await eventually(() => bot.sent.find(({ activity }) => says(activity, 'A better thought')))
    assert.equal(sent.status, 200)
    assert.ok(says(draft.activity, 'Draft: only you have been sent this card'))
    const tapped = await bot.post({
      ...fromTeams('leader'),
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: {
        action: {
          type: 'Action.Execute',
          verb: 'answer',
          data: { course: 'stad', item: 'first.draft', question: 'main', option: 'a' },
        },
      },
    })
    assert.match(tapped.text, /Ditt svar har inte sparats/)
    assert.equal((await source()).text, lesson)
  })

  it('say kindly that a leader can’t be reached who hasn’t installed Droppe', async () => {
    const { status, body } = await ask<ApiError>('POST', `${path}/send`, { text: lesson, language: 'sv' })

    assert.equal(status, 422)
    assert.match(body.message, /Open Droppe’s chat in Teams/)
    assert.equal(bot.sent.length, 0)
  })

  it('give all files as they are now, and take them again without a change', async () => {
    await publish({ text: better })

    const answer = await fetch(`${bot.url}/api/content.zip`, {
      headers: { authorization: `Bearer ${leader}` },
    })
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))

    const texts = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))
    assert.deepEqual(texts, {
      'stad/01-first.yaml': better,
      'stad/02-other.yaml': other,
      'stad/course.yaml': course,
    })
    const { body } = await ask<LessonCheckAnswer>('POST', `${path}/check`, {
      text: texts['stad/01-first.yaml'],
    })
    assert.deepEqual(body.problems, [])
    const reread = await withContent(texts, readCourses)
    assert.equal(reread.kind, 'courses')
    assert.equal(reread.courses[0]?.lessons[0]?.body.en, 'A better thought')
  })

  it('say what they don’t understand', async () => {
    for (const body of [{}, { text: 3 }, { text: lesson, extra: 1 }, []]) {
      assert.equal((await ask('POST', `${path}/check`, body)).status, 400, JSON.stringify(body))
    }
    assert.equal((await ask('POST', `${path}/send`, { text: lesson, language: '../' })).status, 400)
    assert.equal((await ask('POST', `${path}/check`, { text: 'å'.repeat(40_000) })).status, 413)
    assert.equal((await ask('GET', '/api/content/stad/course.yaml')).status, 404)
    assert.equal((await ask('GET', '/api/content/nowhere/01-first.yaml')).status, 404)
    assert.equal((await ask('GET', `${path}/versions/none`)).status, 404)
    assert.equal((await ask('POST', '/api/content/nowhere/01-first.yaml/check', { text: '' })).status, 404)
  })

  it('let a reader see and change nothing, and nobody in without a role', async () => {
    const reader = await bot.token({ roles: ['Reader'] })
    const nobody = await bot.token({ roles: [] })
    const reads = ['/api/content', path, '/api/content.zip', `${path}/versions/none`]
    const writes = ['check', 'publish', 'send'].map((what) => `${path}/${what}`)

    for (const at of reads) {
      const status = (token: string) =>
        fetch(bot.url + at, { headers: { authorization: `Bearer ${token}` } }).then(({ status }) => status)
      assert.deepEqual([await status(nobody), await status('no token')], [403, 401], at)
      assert.ok([200, 404].includes(await status(reader)), at)
    }
    for (const at of writes) {
      const body = { text: better, language: 'sv' }
      assert.equal((await ask('POST', at, body, reader)).status, 403, at)
      assert.equal((await ask('POST', at, body, nobody)).status, 403, at)
      assert.equal((await ask('POST', at, body, 'no token')).status, 401, at)
    }
    assert.equal((await source()).text, lesson)
  })

  function fromTeams(id: string) {
    return {
      id: crypto.randomUUID(),
      channelId: 'msteams',
      serviceUrl: bot.serviceUrl,
      from: { id: `29:${id}`, aadObjectId: id },
      recipient: { id: '28:bot' },
      conversation: { id: `chat-${id}`, conversationType: 'personal', tenantId: 'tenant' },
    }
  }

  function install(id: string) {
    return bot.post({ ...fromTeams(id), type: 'installationUpdate', action: 'add' })
  }

  function says(activity: object, words: string): boolean {
    return JSON.stringify(activity).includes(words)
  }
})
