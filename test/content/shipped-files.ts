// The lessons' files that come with the program.
import { globSync } from 'node:fs'

export function shipped(): string[] {
  return globSync('content/*/[0-9][0-9]-*.yaml').sort()
}
