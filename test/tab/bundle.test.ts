import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const dist = fileURLToPath(new URL('../../tab/dist', import.meta.url))
const mostBytes = 200 * 1024

describe('The built tab', () => {
  it('has less than 200 KB of compressed JavaScript before its first page', () => {
    const needed = scriptsOf(readFileSync(`${dist}/index.html`, 'utf8'))

    const bytes = needed.reduce((sum, path) => sum + gzipSync(readFileSync(`${dist}/${path}`)).length, 0)

    assert.ok(needed.length > 0)
    assert.ok(bytes < mostBytes, `It has ${bytes} bytes in ${needed.join(', ')}.`)
  })

  it('keeps charts and cards for the pages that show them', () => {
    const needed = scriptsOf(readFileSync(`${dist}/index.html`, 'utf8')).map((path) =>
      readFileSync(`${dist}/${path}`, 'utf8'),
    )
    const all = readdirSync(`${dist}/assets`).map((file) => readFileSync(`${dist}/assets/${file}`, 'utf8'))

    // Class names of the two packages' own, which no minifier touches.
    for (const mark of ['fui-cart__', 'ac-adaptiveCard']) {
      assert.ok(
        all.some((script) => script.includes(mark)),
        `${mark} is nowhere`,
      )
      assert.ok(!needed.some((script) => script.includes(mark)), `${mark} comes with the first page`)
    }
  })
})

/** What index.html itself asks for; whatever these import is preloaded there too. */
function scriptsOf(html: string): string[] {
  return [...html.matchAll(/(?:src|href)="\/tab\/(assets\/[^"]+\.js)"/g)].map(([, path = '']) => path)
}
