// `npm run content [DIR] [-- --preview OUT]`: checks the courses, and draws every card of them as a page and pictures.

import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkContent } from './content/check.ts'
import { writeContents } from './content/contents-list.ts'
import { previewPage } from './content/preview/page.ts'
import { photograph } from './content/preview/photograph.ts'
import { sectionsOf } from './content/preview/sections.ts'
import type { Card } from './core/card.ts'
import { type Course, textIn } from './core/course.ts'
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
    await cp(join(folder, id, 'images'), join(into, 'images', id), { recursive: true })
  }
  const sections = sectionsOf(courses, withPicture)
  const page = join(into, 'index.html')
  await writeFile(page, await previewPage(sections))
  const count = await photograph(page, into, sections)
  console.log(`Open ${page}. Pictures of it: ${count}, in ${join(into, 'png')}.`)
}

/** The bot's own address for pictures isn't known here, so the card shows the copy beside the page. */
function withPicture(card: Card): object {
  const rendered = renderCard(card)
  if (card.kind !== 'lesson' || !card.lesson.image) return rendered
  const { course, language } = card
  const { file, alt } = card.lesson.image
  const url = `images/${course.id}/${file}`
  const picture = { type: 'Image', url, altText: textIn(alt, language, course.languages), size: 'Stretch' }
  const body = (rendered.body as { type: string }[]).filter(({ type }) => type !== 'Image')
  return { ...rendered, body: [...body.slice(0, 2), picture, ...body.slice(2)] }
}
