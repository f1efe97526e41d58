// A course that has started, broken by its author between two starts of the real program.

import assert from 'node:assert/strict'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryFolder } from '../local/temporary-folder.ts'
import { placeOfItsOwn, runDroppe, startDroppe } from '../support/droppe.ts'

describe('a course that is broken', () => {
  it('goes on with what it had once it has started, and its author is told where and what', async function () {
    this.timeout(120_000)
    const content = temporaryFolder()
    await cp('content/stad', join(content, 'stad'), { recursive: true })
    const lesson = join(content, 'stad', '01-why-everyone.yaml')
    const first = await startDroppe({ DROPPE_CONTENT: content })
    const titles = (await first.figures()).courses.map(({ title }) => title)
    await first.stop()

    const written = await readFile(lesson, 'utf8')
    await writeFile(lesson, written.replace('- id: a', '- id: x'))
    const second = await startDroppe(first.environment)
    const { courses } = await second.figures()
    await second.stop()

    assert.match(
      second.output(),
      /stad\/01-why-everyone\.yaml:\d+: option "a" is gone.*put it back under that id/,
    )
    assert.match(second.output(), /The course "stad" goes on with what it had before\./)
    assert.deepEqual(
      courses.map(({ title }) => title),
      titles,
    )
  })

  it('is refused at the very first start', async function () {
    this.timeout(60_000)
    const content = temporaryFolder()
    await cp('content/stad', join(content, 'stad'), { recursive: true })
    const lesson = join(content, 'stad', '01-why-everyone.yaml')
    await writeFile(lesson, (await readFile(lesson, 'utf8')).replace('- id: a', '- id: b'))

    const run = runDroppe({ ...(await placeOfItsOwn()), DROPPE_CONTENT: content })

    assert.equal(await run.ended, 1)
    assert.match(
      run.output(),
      /The lessons can't be used as they are:\n.*01-why-everyone\.yaml:\d+: "b" is already taken/,
    )
  })
})
