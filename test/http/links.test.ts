import assert from 'node:assert/strict'
import { createLinks } from '../../bot/http/links.ts'

const publicUrl = 'https://droppe.example.se'
const key = new Uint8Array(32).fill(7)
const of = { learner: 'anna', course: 'stad', name: 'Åsa Öström', language: 'sv' }
const tokenIn = (link: string) => link.split('/').at(-1) ?? ''

describe('a personal link', () => {
  let now = Date.parse('2026-09-01T08:00:00Z')
  const links = createLinks({ key, publicUrl, now: () => now })
  beforeEach(() => {
    now = Date.parse('2026-09-01T08:00:00Z')
  })

  it('opens for an hour, at every instance with the same key', async () => {
    const link = await links.certificate(of)
    const other = createLinks({ key, publicUrl, now: () => now + 59 * 60_000 })

    assert.match(link, /^https:\/\/droppe\.example\.se\/certificate\/[\w.-]+$/)
    assert.deepEqual(await other.openCertificate(tokenIn(link)), { kind: 'open', of })
  })

  it('has run out after an hour', async () => {
    const link = await links.certificate(of)

    now += 61 * 60_000

    assert.deepEqual(await links.openCertificate(tokenIn(link)), { kind: 'expired' })
  })

  it('shows neither the name nor the person to who reads the address', async () => {
    const parts = tokenIn(await links.certificate(of)).split('.')
    const readable = parts.map((part) => Buffer.from(part, 'base64url').toString()).join()

    assert.doesNotMatch(readable, /anna|Åsa/)
  })

  it('opens nothing else: neither another’s kind, nor with another key, nor changed in one letter', async () => {
    const token = tokenIn(await links.certificate(of))
    const stranger = createLinks({ key: new Uint8Array(32).fill(8), publicUrl, now: () => now })
    const swap = (letter: string) => (letter === 'A' ? 'B' : 'A')

    assert.deepEqual(await links.openStoredData(token), { kind: 'not ours' })
    assert.deepEqual(await stranger.openCertificate(token), { kind: 'not ours' })
    for (let i = 0; i < token.length - 1; i += 7) {
      const changed = token.slice(0, i) + swap(token[i] ?? '') + token.slice(i + 1)
      assert.deepEqual(await links.openCertificate(changed), { kind: 'not ours' }, `letter ${i}`)
    }
    for (const nonsense of ['', '.', '....', 'å'.repeat(1000), 'eyJhbGciOiJub25lIn0.e30.']) {
      assert.deepEqual(await links.openCertificate(nonsense), { kind: 'not ours' })
    }
  })

  it('in a letter opens for as long as one is told, and nothing but the page it leads to', async () => {
    const answerOf = { learner: 'anna', course: 'stad', item: 'ett.r1' }
    const short = createLinks({ key, publicUrl, now: () => now, answerDays: 3 })
    const token = tokenIn(await short.answer(answerOf))
    const day = 24 * 60 * 60_000

    now += 2.9 * day
    assert.deepEqual(await short.openAnswer(token), { kind: 'open', of: answerOf })
    assert.deepEqual(await short.openStoredData(token), { kind: 'not ours' })
    assert.deepEqual(await short.openCertificate(token), { kind: 'not ours' })
    assert.deepEqual(await short.openAnswer(tokenIn(await short.storedData({ learner: 'anna' }))), {
      kind: 'not ours',
    })

    now += 0.2 * day
    assert.deepEqual(await short.openAnswer(token), { kind: 'expired' })
  })
})
