// Whether the picture of a lesson is there and fit for a card.

import { open } from 'node:fs/promises'
import type { Finding } from './schema-parts.ts'

const maxPixels = 1024
const maxBytes = 200_000

/** Never throws. The file must be a PNG of at most 1024 by 1024 pixels and 200 KB. */
export async function pictureFindings(file: string): Promise<Finding[]> {
  const read = await readStart(file)
  if (!read) return [{ what: 'there is no such picture', instead: `put it at ${file}` }]
  const { start, bytes } = read
  if (start.length < 24 || start.toString('latin1', 1, 4) !== 'PNG') {
    return [{ what: 'the picture is no PNG', instead: 'save it as one' }]
  }

  const [width, height] = [start.readUInt32BE(16), start.readUInt32BE(20)]
  const found: Finding[] = []
  if (width > maxPixels || height > maxPixels) {
    found.push({
      what: `the picture is ${width} by ${height} pixels`,
      instead: `make it at most ${maxPixels} each way`,
    })
  }
  if (bytes > maxBytes) {
    found.push({
      what: `the picture is ${Math.ceil(bytes / 1000)} KB`,
      instead: `make it at most ${maxBytes / 1000}`,
    })
  }
  return found
}

/** A PNG says its width and height in its first 24 bytes (PNG specification, 11.2.2 IHDR). */
async function readStart(file: string): Promise<{ start: Buffer; bytes: number } | undefined> {
  try {
    await using opened = await open(file)
    const { buffer, bytesRead } = await opened.read({ buffer: Buffer.alloc(24), position: 0 })
    return { start: buffer.subarray(0, bytesRead), bytes: (await opened.stat()).size }
  } catch {
    return undefined
  }
}
