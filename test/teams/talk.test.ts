import assert from 'node:assert/strict'
import { activity, answerInvoke, installation, wishInvoke } from '../support/activities.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { startBot, type TestBot } from '../support/bot.ts'
import { eventually } from '../support/eventually.ts'
import { textIn } from '../support/pdf-text.ts'

const name = 'Åsa Öberg'
const from = { id: '29:asa', aadObjectId: 'asa', name }

describe('talking to the bot', function () {
  this.timeout(40_000)
  const azurite = azuriteForTests()
  let bot: TestBot
  beforeEach(async () => {
    bot = await startBot(azurite())
    await bot.post({ ...installation(bot.serviceUrl, 'asa'), from })
    await eventually(() => bot.sent.length === 1, 'the welcome')
  })
  afterEach(() => bot[Symbol.asyncDispose]())

  const cardAt = (nth: number) => JSON.stringify(bot.sent[nth]?.activity)

  /** Writes something and gives the card it is answered with. */
  async function say(text: string): Promise<string> {
    const before = bot.sent.length
    await bot.post(activity(bot.serviceUrl, { text, from }, 'asa'))
    await eventually(() => bot.sent.length > before, `an answer to "${text}"`)
    return cardAt(before)
  }

  /** Presses a button and gives what takes the card's place. */
  async function tap(data: object): Promise<string> {
    const { text } = await bot.post({ ...wishInvoke(bot.serviceUrl, data, 'asa'), from })
    const { statusCode, value } = JSON.parse(text) as { statusCode: number; value: object }
    return `${statusCode} ${JSON.stringify(value)}`
  }

  async function answerAll(): Promise<void> {
    for (const [item, day] of [
      ['ett', '2026-09-01'],
      ['tva', '2026-09-15'],
      ['tre', '2026-09-29'],
    ] as const) {
      const before = bot.sent.length
      bot.setTime(`${day} 09:00`)
      await eventually(
        () => bot.sent.slice(before).some((_, i) => cardAt(before + i).includes(`Lektion ${item}`)),
        item,
      )
      await bot.post(
        answerInvoke(bot.serviceUrl, { item, lesson: item, option: item === 'tre' ? 'b' : 'a' }, 'asa'),
      )
    }
  }

  const linkIn = (card: string, kind: string) =>
    new RegExp(`http://127[^"]*/${kind}/[^"\\\\]+`).exec(card)?.[0] ?? `no link to ${kind} in ${card}`

  it('answers what is typed, in the language it is typed in', async () => {
    assert.match(await say('Hjälp!'), /Det här kan jag hjälpa dig med/)
    assert.match(await say('help'), /This is what I can help you with/)
    assert.match(
      await say('mina framstg'),
      /Du har fått 0 av 3 lektioner.*tisdag 1 september 2026 klockan 09:00/,
    )
    assert.match(await say('my progress'), /You have had 0 of 3 lessons/)
    assert.match(
      await say('vem kan jag kontakta?'),
      /samordnare@example\.se.*Jag sparar inte att du har frågat/,
    )
    assert.match(await say('intyg'), /3 lektioner\*\* har inte kommit/)
    assert.match(await say('Vilket väder!'), /Jag är en robot/)
  })

  it('sends nothing during a pause, and goes on when told to', async () => {
    assert.match(await say('pausa 3 veckor'), /Nu har du paus till tisdag 22 september 2026/)
    const quiet = bot.sent.length
    bot.setTime('2026-09-10 10:00')
    // Long enough for several beats.
    await new Promise((resolve) => setTimeout(resolve, 3000))
    assert.equal(bot.sent.length, quiet)

    assert.match(await say('fortsät'), /Välkommen tillbaka.*torsdag 10 september 2026/)

    await eventually(() => bot.sent.length > quiet + 1, 'the lesson')
    assert.match(cardAt(quiet + 1), /Lektion ett/)
  })

  it('answers buttons in place of the card, and leaves the welcome card where it is', async () => {
    assert.match(await tap({ verb: 'help', language: 'en' }), /^200.*This is what I can help you with/)
    assert.match(await tap({ verb: 'pause' }), /^200.*Hur länge vill du vara i fred/)
    assert.match(await tap({ verb: 'pause', weeks: '2' }), /^200.*15 september 2026/)
    assert.match(await tap({ verb: 'pause', until: '2026-10-01' }), /^200.*1 oktober 2026/)
    assert.match(await tap({ verb: 'pause', until: '2020-01-01' }), /^400.*här redan, eller har varit/)
    assert.match(await tap({ verb: 'resume' }), /^200.*Pausen är slut/)

    const before = bot.sent.length
    assert.match(await tap({ verb: 'progress', on: 'welcome' }), /^200.*Varför får jag det här/)
    assert.match(cardAt(before), /Dina framsteg/)
  })

  it('gives a certificate with the name from Teams once all lessons are answered', async () => {
    await answerAll()

    const link = linkIn(await say('kan jag få mitt intyg?'), 'certificate')
    const answer = await fetch(link)

    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get('content-type'), 'application/pdf')
    assert.equal(answer.headers.get('cache-control'), 'no-store')
    const said = await textIn(new Uint8Array(await answer.arrayBuffer()))
    assert.deepEqual(said.slice(0, 4), ['Intyg', name, 'har gått kursen', 'STAD'])
    assert.deepEqual(said.slice(4, 6), [
      '3 lektioner, alla besvarade',
      '1 september 2026 – 29 september 2026',
    ])
    const english = await fetch(linkIn(await say('certificate please'), 'certificate'))
    assert.equal((await textIn(new Uint8Array(await english.arrayBuffer())))[2], 'has taken the course')
  })

  it('gives everything that is stored, and no name, as a file', async () => {
    await answerAll()

    const link = linkIn(await say('vad vet du om mig?'), 'my-data')
    const answer = await fetch(link)

    assert.equal(answer.status, 200)
    assert.match(
      answer.headers.get('content-disposition') ?? '',
      /^attachment; filename="droppe-2026-09-29\.json"$/,
    )
    const text = await answer.text()
    assert.doesNotMatch(text, new RegExp(name))
    const stored = JSON.parse(text)
    assert.equal(stored.learner.id, 'asa')
    assert.equal(stored.learner.joined, '2026-09-01T06:00:00.000Z')
    assert.deepEqual(Object.keys(stored.learner.standings.stad.items), ['ett', 'tva', 'tre'])
    assert.deepEqual(
      stored.answers.map(({ item, options, right }: Record<string, unknown>) => [item, options, right]),
      [
        ['ett', ['a'], true],
        ['tva', ['a'], true],
        ['tre', ['b'], false],
      ],
    )
    assert.deepEqual(stored.answers[2].inWords, [{ question: 'Vad gör du (main)?', chosen: ['Väntar'] }])
  })

  it('answers links that don’t open with a page that says what to do', async () => {
    const link = linkIn(await say('my data'), 'my-data')
    for (const broken of [
      `${link.slice(0, -4)}AAAA`,
      link.replace('my-data', 'certificate'),
      `${bot.url}/my-data/`,
      `${bot.url}/certificate/%00`,
    ]) {
      const answer = await fetch(broken)

      assert.equal(answer.status, 404, broken)
      assert.match(await answer.text(), /<section lang="sv"><h1>Länken går inte att öppna.*lang="en"/s)
    }
  })

  it('leaves no trace of who asked for a human, neither in the data nor in the log', async () => {
    const stored = async () => {
      const { learner, answers } = await (await fetch(linkIn(await say('my data'), 'my-data'))).json()
      return { learner, answers }
    }
    const before = await stored()

    await say('jag vill prata med en människa')
    await tap({ verb: 'human' })

    assert.deepEqual(await stored(), before)
    assert.deepEqual(bot.log.lines, [])
  })

  it('takes somebody in who writes before the bot has heard of them, and does what they ask', async () => {
    const before = bot.sent.length
    await bot.post(activity(bot.serviceUrl, { text: 'pausa en vecka' }, 'ny'))

    await eventually(() => bot.sent.length > before, 'an answer')

    assert.match(cardAt(before), /Nu har du paus till/)
  })
})
