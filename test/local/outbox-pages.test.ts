import assert from 'node:assert/strict'
import type { SentLetter } from '../../bot/local/graph/mail-route.ts'
import { letterItself, outboxLetter, outboxList } from '../../bot/local/outbox-pages.ts'

const letter = (subject: string, html = '<html><head></head><body>Hej</body></html>'): SentLetter => ({
  from: 'droppe@kommun.example',
  to: ['anna@kommun.example'],
  subject,
  text: 'Hej <b>',
  html,
  headers: { 'reply-to': '<samordnare@kommun.example>' },
})

describe('the outbox of local mode', () => {
  it('lists the letters, the latest first, with nothing in them taken for HTML', () => {
    const { body } = outboxList([letter('Första'), letter('<script>alert(1)</script>')])

    assert.ok(body.indexOf('&lt;script&gt;') < body.indexOf('Första'))
    assert.match(body, /href="\/local\/outbox\/1"/)
    assert.doesNotMatch(body, /<script/)
  })

  it('shows a letter in a frame that runs nothing, and its text beside', () => {
    const page = outboxLetter([letter('Första')], 0)
    const itself = letterItself([letter('Första')], 0, 'http://127.0.0.1:3978')

    assert.match(page?.body ?? '', /<iframe src="\/local\/outbox\/0\/letter"[^>]* sandbox="allow-popups /)
    assert.match(page?.body ?? '', /<pre>Hej &lt;b&gt;<\/pre>/)
    const policy = itself?.headers['Content-Security-Policy'] ?? ''
    assert.match(policy, /default-src 'none'.*img-src http:\/\/127\.0\.0\.1:3978;.*sandbox allow-popups/)
    assert.doesNotMatch(policy, /script/)
    assert.match(itself?.body ?? '', /<head><base target="_blank">/)
  })

  it('has no page for a letter there isn’t', () => {
    for (const nth of [1, -1, Number.NaN, 0.5]) {
      assert.equal(outboxLetter([letter('Första')], nth), undefined)
      assert.equal(letterItself([letter('Första')], nth, ''), undefined)
    }
  })
})
