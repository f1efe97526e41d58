// The picture of a lesson must be there, a PNG, and small enough for a card.

import assert from 'node:assert/strict'
import { checkContent } from '../../bot/content/check.ts'
import { changed, type Files, lesson, rightFiles, withContent } from './content-folder.ts'

const withImage = changed(
  lesson,
  'advice:',
  'image: {file: first.png, alt: {sv: Ett hus, en: A house}}\nadvice:',
)

/** The start of a PNG, as far as its size, and then nothing that means anything. */
function png(width: number, height: number, bytes = 100): Buffer {
  const made = Buffer.alloc(bytes)
  made.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
  made.writeUInt32BE(width, 16)
  made.writeUInt32BE(height, 20)
  return made
}

function told(files: Files): Promise<string> {
  return withContent({ ...rightFiles, 'stad/01-first.yaml': withImage, ...files }, async (folder) => {
    const { lines } = await checkContent(folder, '2026-11-22')
    return lines.join('\n')
  })
}

describe("a lesson's picture", () => {
  it('is right as a PNG of 1024 by 1024 pixels and 200 KB', async () => {
    assert.match(await told({ 'stad/images/first.png': png(1024, 1024, 200_000) }), /^All right/m)
  })

  it('that is not there is told on its line, with where to put it', async () => {
    assert.match(
      await told({}),
      /01-first\.yaml:29: there is no such picture, put it at .*images\/first\.png/,
    )
  })

  it('that is something else is told so', async () => {
    assert.match(
      await told({ 'stad/images/first.png': 'GIF89a' }),
      /:29: the picture is no PNG, save it as one/,
    )
  })

  it('that is too wide or too heavy is told so', async () => {
    const lines = await told({ 'stad/images/first.png': png(1025, 10, 200_001) })

    assert.match(lines, /:29: the picture is 1025 by 10 pixels, make it at most 1024/)
    assert.match(lines, /:29: the picture is 201 KB, make it at most 200/)
  })
})
