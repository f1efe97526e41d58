// LIX of texts whose figure one can work out by hand.

import assert from 'node:assert/strict'
import { lix } from '../../bot/content/lix.ts'

describe('LIX', () => {
  it('is words per sentence plus the percentage of words with more than six letters', () => {
    const text = 'Katten sover. Hunden springer efter bollen.'

    // 6 words in 2 sentences; of them 1 is long: springer (katten, hunden and bollen have six letters).
    assert.equal(lix(text), 6 / 2 + (100 * 1) / 6)
  })

  it('counts a hyphenated word and an address as one, digits as no letters, and a colon as no end', () => {
    const text = 'Skriv e-post till: namn@example.se! Ring 08-52744290 nu?'

    // 7 words (skriv, e-post, till, the address, ring, the number, nu) in 2 sentences; 1 is long, the address.
    assert.equal(lix(text), 7 / 2 + (100 * 1) / 7)
  })

  it('counts a sentence that ends inside quotation marks', () => {
    // 5 words in 2 sentences, none long.
    assert.equal(lix('Fråga: ”Hur mår du?” Lyssna.'), 5 / 2)
  })

  it('of no text is nothing', () => {
    assert.equal(lix(' '), 0)
  })
})
