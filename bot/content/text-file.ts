// Reads a file as UTF-8 text, or says why it can't be and on which line.

import { readFile } from 'node:fs/promises'
import type { Problem } from './problem.ts'

/** Far above any lesson, and low enough that no nesting can keep the YAML parser busy for long. */
const maxBytes = 64_000

export type TextFile = { kind: 'text'; text: string } | { kind: 'problem'; problem: Problem }

/** Never throws. */
export async function readTextFile(file: string): Promise<TextFile> {
  try {
    return textFrom(file, await readFile(file))
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT') return noSuchFile(file)
    return failed(file, 1, `the file can't be read (${message})`, 'put a text file there that can')
  }
}

export function noSuchFile(file: string): TextFile {
  return failed(file, 1, 'there is no such file', 'write it')
}

/** The same for a file that lies elsewhere than on the disk; the name is for what is told about it. */
export function textFrom(file: string, bytes: Buffer): TextFile {
  if (bytes.length > maxBytes) {
    return failed(file, 1, `the file is larger than ${maxBytes} bytes`, 'write one lesson in a file')
  }
  const broken = firstLineThatIsNotUtf8(bytes)
  if (broken) return failed(file, broken, 'this line is not UTF-8', 'save the file with the encoding UTF-8')
  return { kind: 'text', text: new TextDecoder().decode(bytes) }
}

function failed(file: string, line: number, what: string, instead: string): TextFile {
  return { kind: 'problem', problem: { file, line, what, instead } }
}

/** A newline byte is never part of a longer UTF-8 sequence, so each line can be tried by itself. */
function firstLineThatIsNotUtf8(bytes: Buffer): number | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  for (let start = 0; start < bytes.length; line++) {
    const newline = bytes.indexOf('\n', start)
    const end = newline < 0 ? bytes.length : newline + 1
    try {
      decoder.decode(bytes.subarray(start, end))
    } catch {
      return line
    }
    start = end
  }
  return undefined
}
