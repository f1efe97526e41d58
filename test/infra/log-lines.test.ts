import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

describe('the alerts', () => {
  it('wait for lines that the bot says', async () => {
    const alerts = await readFile('infra/modules/alerts.bicep', 'utf8')
    const awaited = [...alerts.matchAll(/line\.msg\) == \\'(.+?)\\'/g)].map(([, line = '']) => line)
    const paths = (await readdir('bot', { recursive: true })).filter((path) => path.endsWith('.ts'))
    const sources = await Promise.all(paths.map((path) => readFile(join('bot', path), 'utf8')))

    assert.equal(awaited.length, 2)
    for (const line of awaited)
      assert.ok(
        sources.some((source) => source.includes(`'${line}'`)),
        line,
      )
  })
})
