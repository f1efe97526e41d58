// Small PNG files to order.
import { crc32, deflateSync } from 'node:zlib'

export type Colour = readonly [red: number, green: number, blue: number, alpha: number]

/** Of one colour but for the first pixel. With `colourType` 2, the alpha is left out. */
export function pngFile(side: number, colour: Colour, first: Colour = colour, colourType = 6): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, colourType, 0, 0, 0], 8)
  const bytes = (each: Colour) => (colourType === 6 ? each : each.slice(0, 3))
  const row = (y: number) => [
    0,
    ...Array.from({ length: side }, (_, x) => bytes(x + y === 0 ? first : colour)).flat(),
  ]
  const rows = Buffer.from(Array.from({ length: side }, (_, y) => row(y)).flat())
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
