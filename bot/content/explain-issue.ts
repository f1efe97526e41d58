// Turns what zod finds into what an author reads.

import { z } from 'zod'
import { nearest } from './nearest.ts'
import type { Path } from './yaml-file.ts'

export interface Explanation {
  readonly path: Path
  readonly what: string
  readonly instead: string
}

/** The explanations of one issue; `schema` is the one that the whole file was read with, reporting its input. */
export function explainIssue(issue: z.core.$ZodIssue, schema: z.ZodType): Explanation[] {
  const { path, input } = issue
  const here = schemaAt(path, schema)
  const name = nameOf(path)
  const meaning = here?.description ? `: ${here.description}` : ''

  if (issue.code === 'custom') return [{ path, what: issue.message, instead: issue.params?.instead }]
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key, here))
  if (input === undefined) return [{ path, what: `${name} is missing`, instead: `add it${meaning}` }]
  if (issue.code === 'invalid_value' && typeof input === 'string') {
    const meant = nearest(input, issue.values.map(String))
    const instead = `write ${meant ? `"${meant}"` : 'another one'}${meaning}`
    return [{ path, what: `"${input}" is not known in ${name}`, instead }]
  }
  const expected = issue.code === 'invalid_type' ? issue.expected : 'string'
  return [
    { path, what: `${name} is ${kindOf(input)}`, instead: `write ${wanted(expected, input)}${meaning}` },
  ]
}

function unknownKey(path: Path, key: string, here: z.ZodType | undefined): Explanation {
  const inner = unwrapped(here)
  const known = inner instanceof z.ZodObject ? Object.keys(inner.shape) : []
  const meant = nearest(key, known)
  return {
    path: [...path, key],
    what: `"${key}" is not a known key in ${nameOf(path)}`,
    instead: `${meant ? `write "${meant}" or ` : ''}remove it (known here: ${known.join(', ')})`,
  }
}

function nameOf(path: Path): string {
  const key = path.findLast((step) => typeof step === 'string')
  if (key === undefined) return 'the file'
  return typeof path.at(-1) === 'number' ? `item ${Number(path.at(-1)) + 1} of "${key}"` : `"${key}"`
}

function kindOf(input: unknown): string {
  if (input === null) return 'empty'
  if (Array.isArray(input)) return 'a list'
  if (typeof input === 'object') return 'a group of keys'
  return typeof input === 'string' ? 'a text' : `${input}`
}

function wanted(expected: string, input: unknown): string {
  if (expected === 'boolean') return 'true or false without quotes'
  if (expected === 'number') return 'a number without quotes'
  if (expected === 'array') return 'a list, each item on a line of its own after "- "'
  if (expected !== 'string') return 'keys with a colon, each on a line of its own'
  return typeof input === 'object' ? 'a text' : `it in quotes, "${input}"`
}

/** The schema at a path, still wrapped as optional where it is, so that it keeps its description. */
function schemaAt(path: Path, root: z.ZodType): z.ZodType | undefined {
  let schema: unknown = root
  for (const step of path) {
    const inner = unwrapped(schema)
    if (inner instanceof z.ZodObject) schema = inner.shape[String(step)]
    else if (inner instanceof z.ZodArray) schema = inner.element
    else return undefined
  }
  return schema as z.ZodType | undefined
}

function unwrapped(schema: unknown): unknown {
  return schema instanceof z.ZodExactOptional || schema instanceof z.ZodDefault ? schema.unwrap() : schema
}
