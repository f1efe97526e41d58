import assert from 'node:assert/strict'
import type { SimulatedGraph } from '../../../bot/local/graph/simulated-graph.ts'
import { ask, graphOf } from '../../support/graph.ts'

const path = '/users/droppe@kommun.example/sendMail'
const letter = (address = 'anna@kommun.example') => ({
  message: {
    subject: 'Dagens lektion',
    body: { contentType: 'HTML', content: '<p>Hej på dig</p>' },
    toRecipients: [{ emailAddress: { address } }],
    internetMessageHeaders: [{ name: 'X-Droppe', value: 'stad/01' }],
  },
})

/** Text and HTML as alternatives; one in quoted-printable, the other in base64. */
const mime = [
  'From: droppe@kommun.example',
  'To: "Anna Å" <anna@kommun.example>',
  `Subject: =?UTF-8?Q?L=C3=A4s_det?= =?UTF-8?B?${Buffer.from(' här').toString('base64')}?=`,
  'MIME-Version: 1.0',
  'Content-Type: multipart/alternative;',
  ' boundary="gr=ns"',
  '',
  '--gr=ns',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'L=C3=A4s det h=C3=A4r, en lång=',
  ' rad',
  '--gr=ns',
  'Content-Type: text/html; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from('<p>Läs det här</p>').toString('base64'),
  '--gr=ns--',
  '',
]
  .join('\r\n')
  .replace('lång', 'l=C3=A5ng')

describe('Letters in the simulated Graph', () => {
  let graph: SimulatedGraph

  beforeEach(async () => {
    graph = await graphOf({ letterMilliseconds: 5 })
  })
  afterEach(() => graph.stop())

  it('are taken as JSON, with what is in them', async () => {
    const answer = await ask(graph, 'POST', path, { body: letter() })

    assert.deepEqual([answer.status, answer.body], [202, ''])
    assert.deepEqual(graph.outbox, [
      {
        from: 'droppe@kommun.example',
        to: ['anna@kommun.example'],
        subject: 'Dagens lektion',
        html: '<p>Hej på dig</p>',
        headers: { 'x-droppe': 'stad/01' },
      },
    ])
  })

  it('are taken as MIME, with text and HTML', async () => {
    const answer = await ask(graph, 'POST', path, { body: Buffer.from(mime).toString('base64') })

    const [sent] = graph.outbox
    assert.equal(answer.status, 202)
    assert.deepEqual(sent?.to, ['anna@kommun.example'])
    assert.equal(sent?.subject, 'Läs det här')
    assert.equal(sent?.text, 'Läs det här, en lång rad')
    assert.equal(sent?.html, '<p>Läs det här</p>')
  })

  it('are refused where they can not be sent', async () => {
    const answers = [
      await ask(graph, 'POST', '/users/somebody@kommun.example/sendMail', { body: letter() }),
      await ask(graph, 'POST', path, { body: letter('anna') }),
      await ask(graph, 'POST', path, { body: { subject: 'Hej' } }),
      await ask(graph, 'POST', path, { body: 'no MIME' }),
    ]

    assert.deepEqual(
      answers.map(({ status, body }) => `${status} ${body.error.code}`),
      [
        '403 ErrorAccessDenied',
        '400 ErrorInvalidRecipients',
        '400 BadRequest',
        '400 ErrorMimeContentInvalidBase64String',
      ],
    )
    assert.equal(graph.outbox.length, 0)
  })

  it('go four at a time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => ask(graph, 'POST', path, { body: letter() })),
    )

    const refused = answers.filter(({ status }) => status === 429)
    assert.equal(refused.length, 2)
    assert.equal(refused[0]?.body.error.code, 'ApplicationThrottled')
    assert.equal(graph.outbox.length, 4)
  })

  it('are limited to so many in ten minutes', async () => {
    const own = await graphOf({ limits: { lettersPerTenMinutes: 2 }, now: () => 0 })
    for (let sent = 0; sent < 2; sent++) await ask(own, 'POST', path, { body: letter() })

    const answer = await ask(own, 'POST', path, { body: letter() })

    assert.equal(answer.body.error.code, 'ApplicationThrottled')
    assert.equal(answer.headers.get('retry-after'), '300')
    await own.stop()
  })

  it('can have gone although nobody hears of it', async () => {
    const own = await graphOf({ faults: { seed: 1, lost: 1 } })

    await assert.rejects(ask(own, 'POST', path, { body: letter() }))

    assert.equal(own.outbox.length, 1)
    await own.stop()
  })
})
