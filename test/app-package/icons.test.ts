import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { copyAppFolder } from './app-folder.ts'
import { type Colour, pngFile } from './png-file.ts'

const clear: Colour = [0, 0, 0, 0]
const white: Colour = [255, 255, 255, 255]
const halfWhite: Colour = [255, 255, 255, 128]
const blue: Colour = [11, 74, 111, 255]

describe('the icons', () => {
  const cases: readonly [what: string, file: string, bytes: Buffer, told: RegExp | undefined][] = [
    ['a colour icon of 192 by 192', 'color.png', pngFile(192, blue), undefined],
    ['one without alpha', 'color.png', pngFile(192, blue, blue, 2), undefined],
    [
      'a smaller one',
      'color.png',
      pngFile(96, blue),
      /^color\.png: is 96 by 96 pixels\. It must be 192 by 192\./,
    ],
    ['no picture at all', 'color.png', Buffer.from('GIF89a'), /^color\.png: is no PNG/],
    ['a white outline', 'outline.png', pngFile(32, clear, white), undefined],
    ['a soft white outline', 'outline.png', pngFile(32, clear, halfWhite), undefined],
    [
      'a larger outline',
      'outline.png',
      pngFile(48, clear, white),
      /^outline\.png: is 48 by 48 pixels\. It must be 32 by 32\./,
    ],
    [
      'a coloured outline',
      'outline.png',
      pngFile(32, clear, blue),
      /^outline\.png: has other colours than white\./,
    ],
    [
      'an outline on a ground',
      'outline.png',
      pngFile(32, white),
      /^outline\.png: has no transparent pixels\./,
    ],
    [
      'an outline without alpha',
      'outline.png',
      pngFile(32, white, white, 2),
      /^outline\.png: can't be transparent\./,
    ],
    ['an empty outline', 'outline.png', pngFile(32, clear), /^outline\.png: shows nothing\./],
    [
      'half an outline',
      'outline.png',
      pngFile(32, clear, white).subarray(0, 50),
      /^outline\.png: is no PNG, or a damaged one\./,
    ],
  ]
  for (const [what, file, bytes, told] of cases) {
    it(`${told ? 'can’t be' : 'may be'} ${what}`, async () => {
      await using folder = await copyAppFolder()
      await writeFile(join(folder.path, file), bytes)

      const problems = await folder.problems()

      assert.equal(problems.length, told ? 1 : 0, problems.join('\n'))
      if (told) assert.match(problems[0] ?? '', told)
    })
  }
})
