// Reads the pixels of a PNG as our icons are saved: 8 bits a channel, not interlaced. https://www.w3.org/TR/png-3/
import { inflateSync } from 'node:zlib'

export interface Png {
  readonly width: number
  readonly height: number
  /** Four bytes a pixel: red, green, blue, alpha. Absent where the file is saved in another way. */
  readonly pixels?: Uint8Array
}

const signature = '89504e470d0a1a0a'
const truecolourWithAlpha = 6
const channels = 4

/** Undefined if it is no PNG. */
export function readPng(bytes: Uint8Array): Png | undefined {
  const file = Buffer.from(bytes)
  if (file.toString('hex', 0, 8) !== signature || file.length < 33) return undefined
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)]
  const [depth, colour, , , interlace] = file.subarray(24, 29)
  if (depth !== 8 || colour !== truecolourWithAlpha || interlace !== 0) return { width, height }
  try {
    return { width, height, pixels: unfiltered(inflateSync(dataOf(file)), width, height) }
  } catch {
    return undefined
  }
}

/** The image data, which may be cut into several chunks. */
function dataOf(file: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at)
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(file.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  return Buffer.concat(parts)
}

/** Each row says how its bytes are told from those to the left (a), above (b) and above left (c). */
function unfiltered(rows: Buffer, width: number, height: number): Uint8Array {
  const stride = width * channels
  if (rows.length !== (stride + 1) * height)
    throw new Error('The image data has another size than the image.')
  const pixels = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x
      const a = x >= channels ? (pixels[at - channels] ?? 0) : 0
      const b = y > 0 ? (pixels[at - stride] ?? 0) : 0
      const c = x >= channels && y > 0 ? (pixels[at - stride - channels] ?? 0) : 0
      const told = [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter] ?? 0
      pixels[at] = (rows[y * (stride + 1) + 1 + x] ?? 0) + told
    }
  }
  return pixels
}

function paeth(a: number, b: number, c: number): number {
  const [toA, toB, toC] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)]
  if (toA <= toB && toA <= toC) return a
  return toB <= toC ? b : c
}
