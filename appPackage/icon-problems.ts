// Whether the icons are what Teams asks for; no validator of Microsoft's opens them.
import { readPng } from './png.ts'

// https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package#app-icons
const sides = { color: 192, outline: 32 }

export function iconProblems(kind: keyof typeof sides, file: string, bytes: Uint8Array): string[] {
  const png = readPng(bytes)
  if (!png) return [`${file}: is no PNG, or a damaged one. Save it as a PNG anew.`]
  const side = sides[kind]
  const problems: string[] = []
  if (png.width !== side || png.height !== side)
    problems.push(`${file}: is ${png.width} by ${png.height} pixels. It must be ${side} by ${side}.`)
  if (kind === 'outline') problems.push(...outlineProblems(file, png.pixels))
  return problems
}

function outlineProblems(file: string, pixels: Uint8Array | undefined): string[] {
  if (!pixels)
    return [`${file}: can't be transparent. Save it with 8 bits a channel and alpha, not interlaced.`]
  const at = Array.from({ length: pixels.length / 4 }, (_, pixel) => pixel * 4)
  const seen = at.filter((index) => pixels[index + 3] !== 0)
  if (seen.length === at.length)
    return [`${file}: has no transparent pixels. Everything but the drawing must be.`]
  if (seen.length === 0) return [`${file}: shows nothing. Draw it in white.`]
  const isWhite = (index: number) => [0, 1, 2].every((channel) => pixels[index + channel] === 255)
  if (seen.every(isWhite)) return []
  return [`${file}: has other colours than white. Make every pixel that isn't transparent white.`]
}
