// `node bot/content/render-images.ts [DIR]`: renders every content/*/images/*.svg to a PNG beside it.

import { glob, readFile, writeFile } from 'node:fs/promises'
import { openBrowser } from './browser.ts'

const folder = process.argv[2] ?? 'content'

await using browser = await openBrowser({ viewport: { width: 960, height: 480 } })
const page = await browser.newPage()
for await (const file of glob(`${folder}/*/images/*.svg`)) {
  const drawing = await readFile(file, 'utf8')
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`)
  const picture = await page.locator('svg').screenshot({ omitBackground: true })
  await writeFile(file.replace(/svg$/, 'png'), picture)
  console.log(`${file}: ${Math.ceil(picture.length / 1000)} KB`)
}
