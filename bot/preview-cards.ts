// `npm run content [DIR] [-- --preview OUT]`: checks the courses, and draws every card of them as a page and pictures.

import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkContent } from './content/check.ts'
import { writeContents } from './content/contents-list.ts'
import { previewPage } from './content/preview/page.ts'
import { photograph } from './content/preview/photograph.ts'
import { sectionsOf } from './content/preview/sections.ts'
import type { Course } from './core/course.ts'
import { withImageUrls } from './http/image-routes.ts'
import { renderCard } from './teams/render-card.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { preview: { type: 'string' }, lists: { type: 'boolean' } },
})
const [folder = 'content'] = positionals

const { lines, written } = await checkContent(folder, new Date().toISOString().slice(0, 10))
for (const line of lines) console.log(line)
if (!written) process.exitCode = 1
if (written && values.lists) await Promise.all(written.map(writeContents))
if (written && values.preview) {
  await preview(
    written.map(({ course }) => course),
    values.preview,
  )
}

async function preview(courses: readonly Course[], into: string): Promise<void> {
  await mkdir(into, { recursive: true })
  for (const { id, lessons } of courses) {
    if (lessons.every(({ image }) => !image)) continue
    await cp(join(folder, id, 'images'), join(into, 'content', id, 'images'), { recursive: true })
  }
  // Beside the page, so that it opens without a server.
  const pictured = withImageUrls(courses, '.')
  const sections = sectionsOf(pictured, renderCard)
  const page = join(into, 'index.html')
  await writeFile(page, await previewPage(sections))
  const count = await photograph(page, into, sections)
  console.log(`Open ${page}. Pictures of it: ${count}, in ${join(into, 'png')}.`)
}
