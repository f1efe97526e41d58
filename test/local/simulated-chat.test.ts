import assert from 'node:assert/strict'
import { chatOf, personInChat, readChat } from '../../bot/local/simulated-chat.ts'

describe('the id of a simulated chat', () => {
  for (const person of ['p1', '00000000-0000-4000-8000-0000000000b1', '2-p', '']) {
    it(`says whose it is and which of theirs: "${person}"`, () => {
      assert.deepEqual(readChat(chatOf(person)), { person, nth: 1 })
      assert.deepEqual(readChat(chatOf(person, 2)), { person, nth: 2 })
      assert.equal(personInChat(chatOf(person, 12)), person)
    })
  }

  it('is no one’s when it is somebody else’s', () => {
    assert.equal(personInChat('a:stranger'), undefined)
    assert.equal(personInChat('a:simulated.x-p'), undefined)
  })
})
