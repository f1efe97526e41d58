import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkLedger } from '../../bot/flows/check-ledger.ts'
import { answerInvoke, installation } from '../support/activities.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { at, course, lesson, question, running } from '../support/builders.ts'
import { eventually } from '../support/eventually.ts'
import {
  type LetterBot,
  learnerIn,
  letterLearner,
  linkIn,
  otherReaders,
  putLearner,
  reader,
  startLetterBot,
  wholeStore,
} from '../support/letters.ts'

const survey = { questions: [question('q1'), question('q2')], confidence: { sv: 'Jag vet vem jag frågar.' } }
const several = question('main', {
  options: question().options.map((option) => ({ ...option, right: option.id !== 'c' })),
})

describe('the page that a letter leads to', function () {
  this.timeout(40_000)
  const azurite = azuriteForTests()
  let started: LetterBot
  let link = ''

  const start = async (settings: Partial<Parameters<typeof startLetterBot>[0]> = {}) => {
    started = await startLetterBot({ connectionString: azurite().connectionString, ...settings })
    await putLearner(started.learners, letterLearner())
    started.bot.setTime('2026-09-01 09:00')
    link = linkIn(await started.letterTo(reader.email))
    await settled()
  }
  /** Once all looks are over, nothing but what the test does can change the store. */
  const settled = async () => {
    const marks = () => Promise.all([0, 1].map((slice) => started.learners.readMark(slice)))
    await eventually(
      async () => (await marks()).every((mark) => !mark || mark.value.nextAt > at('2026-09-01 09:00')),
      'the slices to sleep',
    )
  }
  const post = (form: Record<string, string> | [string, string][], to = link) =>
    fetch(to, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
  const answers = async () =>
    (await Promise.all([0, 1].map((slice) => started.learners.readSliceAnswers(slice)))).flat()

  describe('for a lesson', () => {
    before(() => start())
    after(() => started[Symbol.asyncDispose]())

    it('records nothing when it is opened, a thousand times, by GET and by HEAD', async () => {
      const before = await wholeStore(started.learners)

      for (let nth = 0; nth < 40; nth++) {
        const many = Array.from({ length: 25 }, (_, each) =>
          fetch(link, {
            method: each % 5 === 0 ? 'HEAD' : 'GET',
            headers: each % 5 === 1 ? { 'sec-purpose': 'prefetch' } : {},
          }),
        )
        for (const answer of await Promise.all(many)) {
          assert.equal(answer.status, 200)
          await answer.arrayBuffer()
        }
      }

      assert.deepEqual(await wholeStore(started.learners), before)
    })

    it('is kept by no cache, told to no site, framed by none, runs nothing and sets no cookie', async () => {
      const { headers } = await fetch(link)

      assert.equal(headers.get('cache-control'), 'no-store')
      assert.equal(headers.get('referrer-policy'), 'no-referrer')
      assert.equal(headers.get('x-robots-tag'), 'noindex')
      assert.equal(headers.get('set-cookie'), null)
      const policy = headers.get('content-security-policy') ?? ''
      assert.match(
        policy,
        /^default-src 'none'; style-src 'sha256-[^']+'; img-src 'self'; form-action 'self'/,
      )
      assert.match(policy, /frame-ancestors 'none'/)
      assert.doesNotMatch(await (await fetch(link)).text(), /<script/)
    })

    it('speaks the reader’s language, or the one that is chosen', async () => {
      const texts = await Promise.all(
        ['', '?lang=en', '?lang=xx', '?lang=../../etc'].map(async (query) =>
          (await fetch(link + query)).text(),
        ),
      )

      assert.deepEqual(
        texts.map((text) => /<html lang="(\w+)">/.exec(text)?.[1]),
        ['sv', 'en', 'sv', 'sv'],
      )
      assert.match(texts[1] ?? '', /What do you do \(main\)\?/)
    })

    const empty: Record<string, [string, string][]> = {
      'nothing at all': [],
      'no option': [['do', 'answer']],
      'an option there isn’t': [
        ['do', 'answer'],
        ['option', 'z'],
      ],
      'an empty option': [
        ['do', 'answer'],
        ['option', ''],
      ],
      'the form of something else': [
        ['do', 'answer'],
        ['q.main', 'a'],
      ],
    }
    for (const [what, form] of Object.entries(empty)) {
      it(`comes again with the error and the focus on it when ${what} was chosen`, async () => {
        const before = await wholeStore(started.learners)

        const answer = await post(form)

        assert.equal(answer.status, 422)
        const text = await answer.text()
        assert.match(text, /<title>Fel: Lektion ett – Droppe<\/title>/)
        assert.match(text, /role="alert" tabindex="-1" autofocus/)
        assert.match(text, /<fieldset aria-describedby="option-error">/)
        assert.deepEqual(await wholeStore(started.learners), before)
      })
    }

    it('takes no body that is longer than an answer can be, nor JSON', async () => {
      const before = await wholeStore(started.learners)

      const long = await post({ do: 'answer', option: 'a', more: 'x'.repeat(9000) })
      const far = await post({ do: 'answer', option: 'a', more: 'x'.repeat(90_000) })
      const json = await fetch(link, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"do":"answer","option":"a"}',
      })

      assert.deepEqual([long.status, far.status, json.status], [413, 413, 422])
      assert.deepEqual(await wholeStore(started.learners), before)
    })

    it('counts a doubled answer once, like a card’s, and shows its feedback to every later one', async () => {
      const wrong = { do: 'answer', option: 'b' }
      const doubled = await Promise.all([post(wrong), post(wrong), post({ do: 'answer', option: 'a' })])
      const later = await post({ do: 'answer', option: 'a' })
      const pages = await Promise.all([fetch(link), fetch(`${link}?lang=en`)])
      const [swedish = '', english = ''] = await Promise.all(pages.map((page) => page.text()))

      assert.deepEqual(
        [...doubled, later].map(({ status }) => status),
        [303, 303, 303, 303],
      )
      const [given, ...more] = await answers()
      assert.equal(more.length, 0)
      assert.deepEqual([given?.channel, given?.item], ['letter', 'ett'])
      const isRight = given?.right === true
      assert.match(
        swedish,
        isRight ? /Rätt!/ : /Inte riktigt\..*Väntar.*Rätt svar.*Frågar.*För sent\. Att fråga/s,
      )
      assert.match(english, isRight ? /Right!/ : /Not quite\..*Wait.*Right answer.*Ask/s)
      await checkLedger(started.learners, [running()])
    })
  })

  describe('for a card and a letter about the same', () => {
    before(() => start())
    after(() => started[Symbol.asyncDispose]())

    it('moves the same figures and says the same words', async () => {
      const { bot, learners } = started
      await bot.post(installation(bot.serviceUrl, 'anna'))
      await eventually(
        () => bot.sent.some(({ activity }) => JSON.stringify(activity).includes('Lektion ett')),
        'the card',
      )
      const { text } = await bot.post(answerInvoke(bot.serviceUrl, { option: 'b' }, 'anna'))
      await post({ do: 'answer', option: 'b' })

      const page = await (await fetch(link)).text()
      const words = page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
      for (const said of [
        'Inte riktigt.',
        'Väntar',
        'Frågar',
        'För sent. Att fråga öppnar.',
        'Fråga i dag.',
        'exempel.se',
      ]) {
        assert.ok(text.includes(said), said)
        assert.ok(words.includes(said), said)
      }
      const items = await Promise.all([reader.id, 'anna'].map((id) => learnerIn(learners, id)))
      const [letter, card] = items.map((each) => each?.standings.stad?.items.ett)
      assert.deepEqual([letter?.state, letter?.right], ['answered', false])
      assert.deepEqual([card?.state, card?.right], ['answered', false])
      assert.deepEqual((await answers()).map(({ channel }) => channel).sort(), ['letter', 'teams'])
      await checkLedger(learners, [running()])
    })
  })

  describe('for a survey, and for a question with several right answers', () => {
    after(() => started[Symbol.asyncDispose]())

    it('takes a survey whole, keeps what was chosen when something is missing, and thanks', async () => {
      await start({ courses: [course('stad', { survey })] })
      const before = await answers()

      const part = await post({ do: 'answer', 'q.q1': 'b', confidence: '4' })
      const again = await part.text()
      const whole = await post({ do: 'answer', 'q.q1': 'b', 'q.q2': 'a', confidence: '4' })

      assert.deepEqual([part.status, before.length], [422, 0])
      assert.match(again, /name="q\.q1" value="b" checked/)
      assert.match(again, /aria-describedby="q\.q2-error"/)
      assert.doesNotMatch(again, /aria-describedby="q\.q1-error"/)
      assert.equal(whole.status, 303)
      assert.deepEqual((await answers())[0]?.options, ['confidence/4', 'q1/b', 'q2/a'])
      assert.match(await (await fetch(link)).text(), /Tack för dina svar!/)
      await started[Symbol.asyncDispose]()
    })

    it('lets one tick several where several are right', async () => {
      await start({ courses: [course('stad', { lessons: [lesson('ett', { question: several })] })] })

      assert.match(await (await fetch(link)).text(), /type="checkbox"/)
      await post([
        ['do', 'answer'],
        ['option', 'a'],
        ['option', 'b'],
      ])

      const [given] = await answers()
      assert.deepEqual([given?.options, given?.right], [['a', 'b'], true])
    })
  })

  describe('with a link that leads to nothing', () => {
    before(() => start())
    after(() => started[Symbol.asyncDispose]())

    const refusedAs = async (to: string, status: number, words: RegExp) => {
      const before = await wholeStore(started.learners)
      for (const method of ['GET', 'HEAD', 'POST']) {
        const answer = await fetch(to, {
          method,
          redirect: 'manual',
          ...(method === 'POST' && { body: new URLSearchParams({ do: 'answer', option: 'a' }) }),
        })
        assert.equal(answer.status, status, `${method} ${to}`)
        const text = await answer.text()
        if (method !== 'HEAD') assert.match(text, words)
        assert.match(answer.headers.get('cache-control') ?? '', /no-store/)
      }
      assert.deepEqual(await wholeStore(started.learners), before)
    }

    it('says so kindly when the link was changed or is another’s', async () => {
      const swap = (letter = '') => (letter === 'A' ? 'B' : 'A')
      const place = link.length - 40
      const changed = `${link.slice(0, place)}${swap(link[place])}${link.slice(place + 1)}`
      const foreign = link.replace(/svar\/.*$/, 'svar/')
      for (const to of [
        changed,
        foreign,
        `${link}x`,
        `${foreign}nonsense`,
        `${foreign}%00`,
        `${foreign}a/b/c`,
      ])
        await refusedAs(to, 404, /Länken går inte att öppna.*The link can&#39;t be opened/s)
    })

    it('opens nothing else with a letter’s link, and no letter’s page with another link', async () => {
      const token = link.split('/').at(-1)

      const asData = await fetch(`${started.bot.url}/my-data/${token}`)

      assert.equal(asData.status, 404)
    })

    it('says so kindly to who has left, and when the lesson is gone', async () => {
      const learner = await learnerIn(started.learners, reader.id)
      assert.ok(learner)
      await putLearner(started.learners, { ...learner, left: at('2026-09-01 10:00') })
      await settled()
      await refusedAs(link, 404, /Det finns inget att visa längre/)
      await putLearner(started.learners, learner)
    })

    it('says so kindly when the item’s time is over', async () => {
      const learner = await learnerIn(started.learners, reader.id)
      assert.ok(learner)
      started.bot.setTime('2026-09-25 09:00')
      await eventually(
        async () =>
          (await learnerIn(started.learners, reader.id))?.standings.stad?.items.ett?.state === 'expired',
        'its time to be over',
      )
      // The next look may still be under way.
      await sleep(1500)
      await refusedAs(link, 410, /Tiden för den här frågan har gått ut/)
    })
  })

  describe('opened too often', () => {
    after(() => started[Symbol.asyncDispose]())

    it('asks for a minute’s patience, and takes no answer meanwhile', async () => {
      await start({ answerLimits: { perCaller: 100, perLearner: 5 } })
      const before = await wholeStore(started.learners)
      for (let nth = 0; nth < 5; nth++) assert.equal((await fetch(link)).status, 200)

      const refused = [await fetch(link), await post({ do: 'answer', option: 'a' })]

      for (const answer of refused) {
        assert.equal(answer.status, 429)
        assert.ok(Number(answer.headers.get('retry-after')) > 0)
        assert.match(await answer.text(), /Nu gick det lite fort/)
      }
      assert.deepEqual(await wholeStore(started.learners), before)
      await started[Symbol.asyncDispose]()
    })

    it('counts callers by what the nearest proxy has seen, not by what they write themselves', async () => {
      await start({ answerLimits: { perCaller: 3, perLearner: 1000 }, trustedProxies: 1 })
      const from = (forwarded: string) => fetch(link, { headers: { 'x-forwarded-for': forwarded } })
      for (let nth = 0; nth < 3; nth++) await from(`1.2.3.${nth}, 192.0.2.1`)

      assert.equal((await from('1.2.3.4, 192.0.2.1')).status, 429)
      assert.equal((await from('1.2.3.4, 192.0.2.2')).status, 200)
    })
  })

  describe('with wishes', () => {
    before(() => start())
    after(() => started[Symbol.asyncDispose]())

    it('pauses and goes on, and says so', async () => {
      const paused = await post({ do: 'pause', weeks: '2' })
      const shown = await (await fetch(new URL(paused.headers.get('location') ?? '', link))).text()
      assert.match(shown, /<details class="wishes" id="wishes" open>/)
      assert.match(shown, /<p tabindex="-1" autofocus>Nu har du paus till tisdag 15 september 2026/)
      assert.ok((await learnerIn(started.learners, reader.id))?.pause)

      await post({ do: 'resume' })
      assert.doesNotMatch(await (await fetch(link)).text(), /Nu har du paus/)
    })

    it('offers Teams only where Teams works, moves over, and back', async () => {
      assert.doesNotMatch(await (await fetch(link)).text(), /Jag vill hellre ha lektionerna i Teams/)
      const { bot, learners } = started
      await bot.post(installation(bot.serviceUrl, reader.id))
      await post({ do: 'letter' })
      assert.equal((await learnerIn(learners, reader.id))?.prefers, 'letter')
      assert.match(await (await fetch(link)).text(), /Jag vill hellre ha lektionerna i Teams/)

      await post({ do: 'teams' })

      assert.equal((await learnerIn(learners, reader.id))?.prefers, undefined)
      assert.match(await (await fetch(link)).text(), /Du får lektionerna i Teams\./)
      assert.match(await (await fetch(link)).text(), /Jag vill hellre ha lektionerna som e-post/)
    })

    it('is only ever about its own reader', async () => {
      const [other] = otherReaders
      assert.ok(other)
      await putLearner(started.learners, letterLearner({ id: other.id }))
      await post({ do: 'pause', weeks: '1', learner: other.id })

      assert.equal((await learnerIn(started.learners, other.id))?.pause, undefined)
    })
  })
})
