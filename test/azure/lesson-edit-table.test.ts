import assert from 'node:assert/strict'
import { createLessonEditTable } from '../../bot/azure/lesson-edit-table.ts'
import { openStorage } from '../../bot/azure/storage.ts'
import type { LessonChange } from '../../bot/core/lesson-edit.ts'
import { azuriteForTests } from '../support/azurite.ts'

const place = { course: 'stad', file: '01-first.yaml' }
const by = { id: 'leader', name: 'Åsa Öberg' }

function entry(at: number, what: LessonChange = 'write lesson') {
  return { at, by, what, course: place.course, details: { file: place.file } }
}

describe('the table of lessons written in the tab, in Azurite', () => {
  const azurite = azuriteForTests()
  let stores = 0
  async function open() {
    const prefix = `e${++stores}x${process.pid}`
    const { lessonEdits } = await openStorage({ connectionString: azurite().connectionString, prefix })
    return createLessonEditTable(lessonEdits)
  }

  it('gives back what was written, to the byte', async () => {
    const edits = await open()
    const text = `id: first\n# å\u2028ä ö\n${'x'.repeat(60_000)}\r\n`

    assert.equal(await edits.write({ place, text, version: undefined, entry: entry(1) }), true)

    assert.deepEqual(await edits.list(), [{ ...place, text, by, at: 1 }])
    assert.deepEqual((await edits.find(place))?.value, { ...place, text, by, at: 1 })
    assert.equal(await edits.find({ ...place, file: '02-other.yaml' }), undefined)
  })

  it('takes what one of two wrote who saw the same, and keeps no version and no line of the other’s', async () => {
    const edits = await open()
    await edits.write({ place, text: 'before', version: undefined, entry: entry(1) })
    const version = (await edits.find(place))?.version

    const taken = await Promise.all([
      edits.write({ place, text: 'one', version, entry: entry(2) }),
      edits.write({ place, text: 'two', version, entry: entry(3) }),
    ])

    assert.deepEqual([...taken].sort(), [false, true])
    assert.equal((await edits.list())[0]?.text, taken[0] ? 'one' : 'two')
    assert.equal((await edits.versions(place)).length, 2)
    assert.equal((await edits.trail(10)).length, 2)
  })

  it('takes the first text of a file once', async () => {
    const edits = await open()
    const first = () => edits.write({ place, text: 'a', version: undefined, entry: entry(1) })

    const taken = await Promise.all([first(), first()])

    assert.deepEqual([...taken].sort(), [false, true])
  })

  it('has another revision after every edit, and none before the first', async () => {
    const edits = await open()
    const before = await edits.revision()
    await edits.write({ place, text: 'a', version: undefined, entry: entry(1) })
    const after = await edits.revision()
    await edits.write({ place, text: 'b', version: (await edits.find(place))?.version, entry: entry(2) })

    assert.equal(before, undefined)
    assert.notEqual(after, undefined)
    assert.notEqual(await edits.revision(), after)
  })

  it('keeps every version, the latest first, a withdrawal among them', async () => {
    const edits = await open()
    await edits.write({ place, text: 'one', version: undefined, entry: entry(1) })
    const version = (await edits.find(place))?.version
    await edits.write({ place, text: undefined, version, entry: entry(2, 'withdraw lesson') })
    const withdrawn = await edits.find(place)
    await edits.write({ place, text: 'three', version: withdrawn?.version, entry: entry(3) })

    const versions = await edits.versions(place)

    assert.equal(withdrawn?.value.text, undefined)
    assert.deepEqual(
      versions.map(({ at, by: { name }, isWithdrawal }) => [at, name, isWithdrawal]),
      [
        [3, 'Åsa Öberg', false],
        [2, 'Åsa Öberg', true],
        [1, 'Åsa Öberg', false],
      ],
    )
    assert.equal(await edits.textOf(place, versions[2]?.id ?? ''), 'one')
    assert.equal(await edits.textOf(place, 'another'), undefined)
    assert.deepEqual(
      (await edits.trail(2)).map(({ what }) => what),
      ['write lesson', 'withdraw lesson'],
    )
  })
})
