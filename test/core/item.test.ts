import assert from 'node:assert/strict'
import { countedUnder, type Item, itemId, parseItemId } from '../../bot/core/item.ts'

const items: [string, Item, string][] = [
  ['survey.baseline', { kind: 'survey', id: 'survey.baseline' }, 'survey.baseline'],
  ['survey.follow-up', { kind: 'survey', id: 'survey.follow-up' }, 'survey.follow-up'],
  ['fika', { kind: 'lesson', lesson: 'fika' }, 'fika'],
  ['fika.r1', { kind: 'repetition', lesson: 'fika', nth: 1 }, 'fika'],
  ['fika.r12', { kind: 'repetition', lesson: 'fika', nth: 12 }, 'fika'],
]

describe('the id of an item', () => {
  for (const [id, item, lesson] of items) {
    it(`${id} says what it is and what it is counted under`, () => {
      assert.equal(itemId(item), id)
      assert.deepEqual(parseItemId(id), item)
      assert.equal(countedUnder(item), lesson)
    })
  }

  for (const id of [
    '',
    '.r1',
    'fika.',
    'fika.r0',
    'fika.r1000',
    'fika.xr1',
    'fika.r1x',
    'fika.1',
    'fika.r1.r2',
  ]) {
    it(`cannot be “${id}”`, () => {
      assert.equal(parseItemId(id), undefined)
    })
  }
})
