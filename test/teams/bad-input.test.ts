import assert from 'node:assert/strict'
import { activity, answerInvoke, installation, wishInvoke } from '../support/activities.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { startBot, type TestBot } from '../support/bot.ts'
import { eventually } from '../support/eventually.ts'

describe('bad input to the bot', () => {
  const azurite = azuriteForTests()
  let bot: TestBot
  before(async () => {
    bot = await startBot(azurite())
    for (const person of ['anna', 'bo']) await bot.post(installation(bot.serviceUrl, person))
    bot.setTime('2026-09-01 09:00')
    await eventually(() => bot.sent.length >= 4, 'both welcomes and both lessons')
  })
  after(() => bot[Symbol.asyncDispose]())

  const figures = async () => {
    const answer = await fetch(`${bot.url}/api/overview`, {
      headers: { authorization: `Bearer ${await bot.token()}` },
    })
    return answer.text()
  }

  const url = () => bot.serviceUrl
  const refused: Record<string, [() => unknown, RegExp]> = {
    'an unknown course': [() => answerInvoke(url(), { course: 'nix' }), /känner jag inte igen/],
    'an unknown lesson': [() => answerInvoke(url(), { item: 'nix' }), /känner jag inte igen/],
    'an unknown option': [() => answerInvoke(url(), { option: 'z' }), /känner jag inte igen/],
    'an unknown question': [() => answerInvoke(url(), { question: 'nix' }), /känner jag inte igen/],
    'no option': [() => answerInvoke(url(), { option: '' }), /inte valt något svar/],
    'a lesson never sent': [() => answerInvoke(url(), { item: 'tva', lesson: 'tva' }), /inte fått av mig än/],
    'someone else’s card': [
      () => ({ ...answerInvoke(url()), conversation: { id: 'a:simulated-bo' } }),
      /skickades till någon annan/,
    ],
    'a stranger': [() => answerInvoke(url(), {}, 'nobody'), /känner inte igen dig/],
    'ids that are no ids': [() => answerInvoke(url(), { course: '../|x', item: 7 }), /förstod jag inte/],
    'an invoke without a value': [
      () => activity(url(), { type: 'invoke', name: 'adaptiveCard/action' }),
      /förstod jag inte/,
    ],
    'an invoke whose value is a list': [
      () => activity(url(), { type: 'invoke', name: 'adaptiveCard/action', value: [1] }),
      /förstod jag inte/,
    ],
    'an invoke of another kind': [
      () => activity(url(), { type: 'invoke', name: 'task/fetch', value: {} }),
      /förstod jag inte/,
    ],
    'a pause that is over before it begins': [
      () => wishInvoke(url(), { verb: 'pause', until: '1999-12-31' }),
      /här redan, eller har varit/,
    ],
    'a pause of a thousand weeks': [
      () => wishInvoke(url(), { verb: 'pause', weeks: 1000 }),
      /högst 26 veckor/,
    ],
    'a pause until a day there isn’t': [
      () => wishInvoke(url(), { verb: 'pause', until: '2026-13-45' }),
      /finns inte i kalendern/,
    ],
    'a stranger’s pause': [
      () => wishInvoke(url(), { verb: 'pause', weeks: 1 }, 'nobody'),
      /känner inte igen dig/,
    ],
    'a stranger’s progress': [
      () => wishInvoke(url(), { verb: 'progress' }, 'nobody'),
      /känner inte igen dig/,
    ],
    'a stranger’s data': [() => wishInvoke(url(), { verb: 'stored-data' }, 'nobody'), /känner inte igen dig/],
    'a stranger’s certificate': [
      () => wishInvoke(url(), { verb: 'certificate' }, 'nobody'),
      /känner inte igen dig/,
    ],
    'a verb that is no word': [() => wishInvoke(url(), { verb: '__proto__' }), /förstod jag inte/],
    'an unknown verb': [
      () =>
        activity(url(), {
          type: 'invoke',
          name: 'adaptiveCard/action',
          value: { action: { verb: 'x', data: {} } },
        }),
      /förstod jag inte/,
    ],
  }
  for (const [what, [make, sentence]] of Object.entries(refused)) {
    it(`is answered with a sentence and leaves no row: ${what}`, async () => {
      const before = await figures()

      const { status, text } = await bot.post(make())

      assert.equal(status, 200)
      const body = JSON.parse(text) as { statusCode: number; type: string; value: { message: string } }
      assert.equal(body.type, 'application/vnd.microsoft.error')
      assert.equal(body.statusCode, 400)
      assert.match(body.value.message, sentence)
      assert.equal(await figures(), before)
    })
  }

  const unreadable: Record<string, [() => unknown, number, Record<string, string>?]> = {
    'not JSON': [() => 'hello', 400],
    'JSON cut short': [() => '{"type":', 400],
    'a list': [() => [], 400],
    null: [() => 'null', 400],
    'nothing at all': [() => '', 400],
    'an activity without a sender': [() => ({ ...activity(url()), from: undefined }), 400],
    'an activity from nowhere': [() => ({ ...activity(url()), serviceUrl: 'file:///etc/passwd' }), 400],
    'a body of 200 KB': [() => activity(url(), { text: 'å'.repeat(100_000) }), 413],
    'a body said to be gzip': [() => 'not gzip', 415, { 'content-encoding': 'gzip' }],
    'a form': [() => 'a=b', 400, { 'content-type': 'application/x-www-form-urlencoded' }],
    'a file upload': [() => '--x\r\n\r\n--x--', 400, { 'content-type': 'multipart/form-data; boundary=x' }],
  }
  for (const [what, [make, status, headers]] of Object.entries(unreadable)) {
    it(`is refused with ${status} and a sentence: ${what}`, async () => {
      const before = await figures()

      const answer = await bot.post(make(), headers)

      assert.equal(answer.status, status, answer.text)
      assert.ok((JSON.parse(answer.text) as { message: string }).message.length > 20)
      assert.equal(await figures(), before)
    })
  }

  it('is passed over in silence when nobody waits for an answer: an activity type nobody knows', async () => {
    const before = [await figures(), bot.sent.length]

    const { status } = await bot.post(activity(url(), { type: 'juggling' }))

    assert.equal(status, 200)
    assert.deepEqual([await figures(), bot.sent.length], before)
  })

  const oddWishes: Record<string, object> = {
    'weeks that are no number': { verb: 'pause', weeks: { $gt: 1 } },
    'a date that is none': { verb: 'pause', until: ['2026-10-01'] },
    'a language nobody speaks here': { verb: 'help', language: '../../etc' },
    'a card that isn’t there': { verb: 'progress', on: 7 },
  }
  for (const [what, data] of Object.entries(oddWishes)) {
    it(`is passed over where the rest is clear: ${what}`, async () => {
      const { status, text } = await bot.post(wishInvoke(url(), data))

      assert.equal(status, 200)
      assert.equal((JSON.parse(text) as { statusCode: number }).statusCode, 200)
    })
  }

  const oddWords: Record<string, unknown> = {
    'no text': undefined,
    'a number': 7,
    'a list': ['paus'],
    'very much of it': 'paus '.repeat(10_000),
    'signs alone': '\u0000\u202e<at></at>{{x}}$1',
  }
  for (const [what, text] of Object.entries(oddWords)) {
    it(`is answered with a card in the chat when it is what somebody writes: ${what}`, async () => {
      const before = bot.sent.length

      const { status } = await bot.post(activity(url(), { text }))

      assert.equal(status, 200)
      const said = await eventually(() => bot.sent[before], 'an answer')
      assert.match(JSON.stringify(said.activity), /Jag är en robot/)
    })
  }

  it('in a message is answered with a card in the chat', async () => {
    const before = bot.sent.length

    await bot.post(activity(url(), { value: { verb: 'answer', course: 5 } }))

    const said = await eventually(() => bot.sent[before], 'an answer')
    assert.match(JSON.stringify(said.activity), /förstod jag inte/)
  })

  it('never leads to an error of ours', () => {
    assert.deepEqual(
      bot.log.lines.filter(({ level }) => level === 'error'),
      [],
    )
  })
})
