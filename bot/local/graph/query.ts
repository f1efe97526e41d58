// Reads the OData of a request as far as the simulated Graph understands it; what it doesn't, Graph's errors say.
import type { Account } from '../accounts.ts'
import type { GraphRequest } from './request.ts'

export type Read<T> = { readonly kind: 'read'; readonly value: T } | { readonly kind: 'wrong'; what: string }

/** https://learn.microsoft.com/graph/api/user-list: 100 by default, 999 at most. */
export function pageSizeIn({ query }: GraphRequest): Read<number> {
  const size = Number(query.$top ?? 100)
  if (Number.isInteger(size) && size >= 1 && size <= 999) return { kind: 'read', value: size }
  return {
    kind: 'wrong',
    what: `Invalid page size specified: '${query.$top}'. Must be between 1 and 999 inclusive.`,
  }
}

type Test = (account: Account) => boolean

/** ConsistencyLevel and $count open what the usual queries don't. https://learn.microsoft.com/graph/aad-advanced-queries */
export function isAdvanced({ headers, query }: GraphRequest): boolean {
  return headers.consistencylevel === 'eventual' && query.$count === 'true'
}

/** `accountEnabled` and `userType` compared by `eq`, with `and`, `or` and parentheses; to null only when advanced. */
export function filterIn(request: GraphRequest): Read<Test> {
  const text = request.query.$filter
  if (text === undefined) return { kind: 'read', value: () => true }
  if (/ eq null/.test(text) && !isAdvanced(request)) {
    return {
      kind: 'wrong',
      what: 'Try adding $count=true query parameter and ConsistencyLevel:eventual header.',
    }
  }
  const words = text.match(/\(|\)|'[^']*'|[^\s()]+/g) ?? []
  const test = readOr(words)
  return test && words.length === 0
    ? { kind: 'read', value: test }
    : { kind: 'wrong', what: `Unsupported or invalid query filter clause specified: ${text}` }
}

function readOr(words: string[]): Test | undefined {
  let test = readAnd(words)
  while (test && words[0] === 'or') {
    words.shift()
    const [left, right]: [Test, Test | undefined] = [test, readAnd(words)]
    test = right && ((account) => left(account) || right(account))
  }
  return test
}

function readAnd(words: string[]): Test | undefined {
  let test = readOne(words)
  while (test && words[0] === 'and') {
    words.shift()
    const [left, right]: [Test, Test | undefined] = [test, readOne(words)]
    test = right && ((account) => left(account) && right(account))
  }
  return test
}

function readOne(words: string[]): Test | undefined {
  if (words[0] === '(') {
    words.shift()
    const test = readOr(words)
    return words.shift() === ')' ? test : undefined
  }
  const [property, operator, value] = words.splice(0, 3)
  if (operator !== 'eq' || value === undefined) return undefined
  if (property === 'accountEnabled' && (value === 'true' || value === 'false')) {
    return ({ accountEnabled }) => `${accountEnabled}` === value
  }
  if (property !== 'userType') return undefined
  const wanted = value === 'null' ? null : value.replaceAll("'", '')
  return ({ userType }) => userType === wanted
}

/** `name eq 'value'`, several of them joined by `and`; names as given. */
export function equalitiesIn(filter: string, names: readonly string[]): Record<string, string> | undefined {
  const found: Record<string, string> = {}
  for (const part of filter.split(' and ')) {
    const [, name = '', value = ''] = /^\s*([\w/]+) eq '([^']*)'\s*$/.exec(part) ?? []
    if (!names.includes(name)) return undefined
    found[name] = value
  }
  return found
}
