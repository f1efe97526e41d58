import assert from 'node:assert/strict'
import fc from 'fast-check'
import { isPlainAddress, mimeOf } from '../../bot/graph/mime.ts'
import { readMimeLetter } from '../../bot/local/graph/mime-letter.ts'

const letter = {
  from: 'droppe@kommun.example',
  to: 'anna@kommun.example',
  replyTo: 'samordnare@kommun.example',
  subject: 'En minuts lektion: Varför angår det här alla som arbetar på förskolan Åsnan?',
  text: 'Hej på dig!\n\n  • Å\n',
  html: '<p>Hej på dig!</p>',
  language: 'sv',
  messageId: 'abc@kommun.example',
}

describe('a letter as MIME', () => {
  it('is read back with both its bodies, its subject and who it is to', () => {
    const read = readMimeLetter(mimeOf(letter))

    assert.deepEqual(read?.to, ['anna@kommun.example'])
    assert.equal(read?.subject, letter.subject)
    assert.equal(read?.text, letter.text)
    assert.equal(read?.html, letter.html)
    assert.equal(read?.headers['reply-to'], '<samordnare@kommun.example>')
    assert.equal(read?.headers['message-id'], '<abc@kommun.example>')
    assert.equal(read?.headers['content-language'], 'sv')
  })

  it('asks nobody’s program to answer it', () => {
    const { headers } = readMimeLetter(mimeOf(letter)) ?? { headers: {} as Record<string, string> }

    assert.equal(headers['auto-submitted'], 'auto-generated')
    assert.equal(headers['x-auto-response-suppress'], 'All')
  })

  it('has lines of 7-bit letters, none longer than RFC 5322 allows', () => {
    const mime = mimeOf({ ...letter, text: 'å'.repeat(5000) })

    for (const line of mime.split('\r\n')) assert.match(line, /^[\x20-\x7e]{0,78}$/)
  })

  it('keeps any subject, and no subject makes a header of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (subject) => {
        const read = readMimeLetter(mimeOf({ ...letter, subject: `${subject}\r\nBcc: all@kommun.example` }))

        assert.equal(read?.headers.bcc, undefined)
        assert.equal(
          read?.subject.trim(),
          `${subject}\r\nBcc: all@kommun.example`.replace(/\s+/g, ' ').trim(),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('takes only addresses that can stand in a header', () => {
    for (const good of ['anna.lindqvist+1@kommun.example', "o'hara@kommun.example"])
      assert.ok(isPlainAddress(good), good)
    for (const bad of [
      'anna',
      'a b@c.se',
      'a@b.se\r\nBcc: c@d.se',
      'a@b.se,c@d.se',
      'å@b.se',
      '<a@b.se>',
      '',
    ])
      assert.ok(!isPlainAddress(bad), bad)
  })
})
