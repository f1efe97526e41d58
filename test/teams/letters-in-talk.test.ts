import assert from 'node:assert/strict'
import { activity, installation, wishInvoke } from '../support/activities.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { startBot } from '../support/bot.ts'
import { at } from '../support/builders.ts'
import { eventually } from '../support/eventually.ts'
import {
  type LetterBot,
  learnerIn,
  letterLearner,
  linkIn,
  putLearner,
  reader,
  startLetterBot,
} from '../support/letters.ts'

const { id, email } = reader

describe('asking the bot for letters', function () {
  this.timeout(40_000)
  const azurite = azuriteForTests()
  let started: LetterBot
  before(async () => {
    started = await startLetterBot(azurite())
  })
  after(() => started[Symbol.asyncDispose]())

  const cardAt = (nth: number) => JSON.stringify(started.bot.sent[nth]?.activity)
  async function say(text: string): Promise<string> {
    const before = started.bot.sent.length
    await started.bot.post(activity(started.bot.serviceUrl, { text }, id))
    await eventually(() => started.bot.sent.length > before, `an answer to "${text}"`)
    return cardAt(before)
  }

  it('is refused kindly while the directory has no address', async () => {
    await started.bot.post(installation(started.bot.serviceUrl, id))
    await eventually(() => started.bot.sent.length === 1, 'the welcome')

    assert.match(await say('brev tack'), /Jag hittar ingen e-postadress/)
    assert.equal((await learnerIn(started.learners, id))?.prefers, undefined)
  })

  it('brings the next lesson as a letter, and Teams has no card of it', async () => {
    const learner = await learnerIn(started.learners, id)
    assert.ok(learner)
    await putLearner(started.learners, { ...learner, mail: { since: at('2026-08-01') } })

    assert.match(
      await say('Kan jag få det som e-post i stället?'),
      /Från och med nästa lektion får du dem som e-post/,
    )
    assert.match(await say('by e-mail please'), /From the next lesson on you get them by e-mail/)
    const before = started.bot.sent.length
    started.bot.setTime('2026-09-01 09:00')

    const letter = await started.letterTo(email)
    assert.match(linkIn(letter), /\/svar\//)
    assert.equal(started.bot.sent.length, before)
  })

  it('brings the one after that in Teams again, once asked for', async () => {
    const { text } = await started.bot.post(wishInvoke(started.bot.serviceUrl, { verb: 'teams' }, id))
    assert.match(text, /Från och med nästa lektion får du dem här i Teams/)
    const before = started.bot.sent.length

    started.bot.setTime('2026-09-15 09:00')

    await eventually(() => started.bot.sent.length > before, 'the card')
    assert.match(cardAt(before), /Lektion/)
    assert.equal(started.graph.outbox.filter(({ to }) => to.includes(email)).length, 1)
  })

  it('is what who had no Teams needn’t do any longer once the bot is installed for them', async () => {
    const person = 'newly-in-teams'
    await putLearner(started.learners, letterLearner({ id: person }))
    await started.bot.post(installation(started.bot.serviceUrl, person))

    await eventually(
      () =>
        started.bot.sent.some(
          ({ chat, activity }) => chat.endsWith(person) && JSON.stringify(activity).includes('Lektion ett'),
        ),
      'a card',
    )
  })

  it('is refused kindly where no letters go out', async () => {
    await using bot = await startBot(azurite())
    await bot.post(activity(bot.serviceUrl, { text: 'mejl' }, id))

    await eventually(() => bot.sent.length > 0, 'an answer')

    assert.match(JSON.stringify(bot.sent[0]?.activity), /Jag kan tyvärr inte skicka lektioner som e-post/)
  })
})
