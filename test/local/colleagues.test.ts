import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ColleaguesSettings, startColleagues } from '../../bot/local/colleagues.ts'
import { createMunicipality } from '../../bot/local/municipality.ts'
import { seededRandom } from '../../bot/local/random.ts'
import { chatOf } from '../../bot/local/simulated-chat.ts'
import { eventually } from '../support/eventually.ts'

// biome-ignore lint/suspicious/noExplicitAny: whatever the bot was sent
type Activity = any
type Answer = { status: number; body?: object }

const { colleagues: people, tenantId } = createMunicipality({ size: 400, seed: 3 })
const data = { verb: 'answer', course: 'stad', item: '01', lesson: '01', question: 'main' }

function lessonCard(isMultiSelect = false) {
  const choices = ['a', 'b', 'c'].map((value) => ({ title: value, value }))
  const body = [
    { type: 'Container', items: [{ type: 'Input.ChoiceSet', id: 'option', isMultiSelect, choices }] },
  ]
  const actions = [{ type: 'Action.Execute', verb: 'answer', data }]
  return {
    type: 'message',
    id: 'card-1',
    attachments: [{ content: { type: 'AdaptiveCard', body, actions } }],
  }
}

async function bot(answerTo: (activity: Activity) => Answer = () => ({ status: 200 })) {
  const got: Activity[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const activity = JSON.parse(text)
    const { status, body } = answerTo(activity)
    got.push(activity)
    // Restify, where it is loaded, takes writeHead's return value away.
    response.writeHead(status)
    response.end(body && JSON.stringify(body))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    botUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    installs: () => got.filter(({ type }) => type === 'installationUpdate'),
    taps: () => got.filter(({ type }) => type !== 'installationUpdate'),
    stop: () => server.closeAllConnections() ?? server.close(),
  }
}

function settingsFor(botUrl: string, more: Partial<ColleaguesSettings> = {}): ColleaguesSettings {
  return {
    people,
    installThemselves: true,
    botUrl,
    serviceUrl: 'http://127.0.0.1:1',
    tenantId,
    rightOptions: () => ['b'],
    random: seededRandom(1),
    answerWithinMilliseconds: 50,
    retryAfterMilliseconds: 20,
    ...more,
  }
}

describe('The simulated colleagues', function () {
  this.timeout(20_000)

  it('install the bot, each once, as Teams would', async () => {
    const { botUrl, installs, stop } = await bot()
    const colleagues = startColleagues(settingsFor(botUrl))

    await eventually(() => colleagues.installed() === 400)

    await colleagues.stop()
    stop()
    assert.equal(installs().length, 400)
    assert.equal(new Set(installs().map(({ from }) => from.aadObjectId)).size, 400)
    assert.partialDeepStrictEqual(
      installs().find(({ from }) => from.aadObjectId === people[0]?.id),
      {
        action: 'add',
        channelId: 'msteams',
        serviceUrl: 'http://127.0.0.1:1',
        conversation: { id: chatOf(people[0]?.id ?? ''), conversationType: 'personal', tenantId },
      },
    )
  })

  it('wait for the bot to be installed for them, where they don’t do it themselves', async () => {
    const { botUrl, installs, stop } = await bot()
    const colleagues = startColleagues(settingsFor(botUrl, { installThemselves: false }))
    await sleep(200)
    const before = installs().length

    colleagues.install(people[7]?.id ?? '')
    colleagues.install('nobody')
    await eventually(() => colleagues.installed() === 1)

    await colleagues.stop()
    stop()
    assert.equal(before, 0)
    assert.deepEqual(
      installs().map(({ from }) => from.aadObjectId),
      [people[7]?.id],
    )
  })

  it('try again until the bot is there', async () => {
    let refusals = 3
    const { botUrl, installs, stop } = await bot(() => ({ status: refusals-- > 0 ? 503 : 200 }))
    const colleagues = startColleagues(settingsFor(botUrl, { people: people.slice(0, 2) }))

    await eventually(() => colleagues.installed() === 2)

    await colleagues.stop()
    stop()
    assert.equal(installs().length, 5)
  })

  it('answer most of what they are asked, mostly right, a few with an old client', async () => {
    const { botUrl, taps, stop } = await bot()
    const colleagues = startColleagues(settingsFor(botUrl))

    for (const { id } of people) colleagues.receive(chatOf(id), lessonCard())
    await eventually(() => taps().length > 250)
    await sleep(500)

    await colleagues.stop()
    stop()
    const options = taps().map(({ value }) => (value.action?.data ?? value).option)
    const right = options.filter((option) => option === 'b').length
    const old = taps().filter(({ type }) => type === 'message').length
    assert.ok(Math.abs(taps().length / 400 - 0.8) < 0.08, `${taps().length} answered`)
    assert.ok(Math.abs(right / taps().length - 0.65) < 0.1, `${right} right`)
    assert.ok(old > 0 && old / taps().length < 0.12, `${old} old`)
    assert.ok(options.every((option) => ['a', 'b', 'c'].includes(option)))
  })

  it('send back what the card holds, and the choice', async () => {
    const { botUrl, taps, stop } = await bot()
    const asked: string[][] = []
    const rightOptions = (...question: string[]) => {
      asked.push(question)
      return ['a', 'c']
    }
    // Answers, knows, has a client of today.
    const random = () => 0.5
    const colleagues = startColleagues(settingsFor(botUrl, { random, rightOptions }))

    colleagues.receive(chatOf(people[0]?.id ?? ''), lessonCard(true))
    await eventually(() => taps().length === 1)

    await colleagues.stop()
    stop()
    assert.deepEqual(asked, [['stad', '01', 'main']])
    assert.partialDeepStrictEqual(taps()[0], {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: 'card-1',
      from: { aadObjectId: people[0]?.id },
      value: { action: { type: 'Action.Execute', verb: 'answer', data: { ...data, option: 'a,c' } } },
    })
  })

  it('try again when they are told to, but not for ever', async () => {
    const error = { statusCode: 500, type: 'application/vnd.microsoft.error', value: {} }
    const { botUrl, taps, stop } = await bot(({ type }) => ({
      status: 200,
      ...(type === 'invoke' && { body: error }),
    }))
    const colleagues = startColleagues(settingsFor(botUrl, { random: () => 0.5 }))

    colleagues.receive(chatOf(people[0]?.id ?? ''), lessonCard())
    await eventually(() => taps().length === 3)
    await sleep(200)

    await colleagues.stop()
    stop()
    assert.equal(taps().length, 3)
  })

  it('leave alone what asks nothing, and what is not for them', async () => {
    const { botUrl, taps, stop } = await bot()
    const colleagues = startColleagues(settingsFor(botUrl, { random: () => 0.5 }))

    colleagues.receive(chatOf(people[0]?.id ?? ''), { id: '1', type: 'message', text: 'hej' })
    colleagues.receive(chatOf('nobody'), lessonCard())
    colleagues.receive('a:other', lessonCard())
    await sleep(200)

    await colleagues.stop()
    stop()
    assert.equal(taps().length, 0)
  })

  it('do nothing more once stopped', async () => {
    const { botUrl, installs, taps, stop } = await bot()
    const colleagues = startColleagues(
      settingsFor(botUrl, { random: () => 0.5, answerWithinMilliseconds: 600 }),
    )
    colleagues.receive(chatOf(people[0]?.id ?? ''), lessonCard())
    await eventually(() => installs().length > 0)

    await colleagues.stop()
    const before = installs().length
    colleagues.receive(chatOf(people[1]?.id ?? ''), lessonCard())
    await sleep(500)

    stop()
    assert.ok(before < 400, `${before} installed`)
    assert.equal(installs().length, before)
    assert.equal(taps().length, 0)
  })

  it('do not wait for ever for a bot that does not answer', async () => {
    const server = createServer(() => {})
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const botUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const colleagues = startColleagues(settingsFor(botUrl))
    await once(server, 'request')

    await colleagues.stop()

    assert.equal(colleagues.installed(), 0)
    server.closeAllConnections()
    server.close()
  })
})
