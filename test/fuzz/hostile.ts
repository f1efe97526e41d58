// What somebody with bad intentions, or a broken client, might send: to any address, as anyone, in any shape.
import fc from 'fast-check'
import { activity, answerInvoke, wishInvoke } from '../support/activities.ts'

export interface Hostile {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | undefined
  /** Whose token goes with it. */
  readonly as: 'nobody' | 'Teams' | 'leader' | 'reader'
}

/** Known to the bot, with a lesson to answer; what they say is theirs to say, and makes no new row. */
export const victim = 'bo'

const routes = [
  '/',
  '/health',
  '/ready',
  '/api/messages',
  '/api/overview',
  '/api/preflight',
  '/certificate/x',
  '/my-data/x',
  '/tab',
  '/tab/',
  '/tab/settings.json',
  '/tab/assets/x.js',
  '/content/stad/images/why-everyone.png',
  '/local/token',
  '/svar/x',
  '/api/courses',
  '/api/courses/stad',
  '/api/courses/stad/rehearsal',
  '/api/trail',
  '/api/me',
  '/api/operations',
  '/api/operations/set-aside/clear',
  '/api/reach',
  '/api/lessons/stad/why-everyone',
  '/api/memory/stad',
  '/api/report/stad',
  '/api/report/stad.xlsx',
  '/api/report/stad.csv',
  '/api/content',
  '/api/content.zip',
  '/api/content/stad/course.yaml',
  '/api/content/stad/01-lesson.yaml/versions/x',
  '/api/content/stad/01-lesson.yaml/check',
  '/api/content/stad/01-lesson.yaml/publish',
  '/api/content/stad/01-lesson.yaml/send',
]

const oddParts = [
  '..',
  '.',
  '%2e%2e',
  '%00',
  '%ff',
  '%',
  '%u0041',
  '//',
  '\\',
  ';',
  "'",
  '"',
  '<script>',
  '*',
  '__proto__',
  'constructor',
  '$batch',
  "' or RowKey ge '",
  'a'.repeat(3000),
]

const printable = fc.string({ unit: 'grapheme-ascii', maxLength: 60 })
const oddPart = fc.oneof(fc.constantFrom(...oddParts), printable)

const path = fc
  .record({
    // The door that takes bodies more often than the others.
    route: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...routes) },
      { weight: 1, arbitrary: fc.constant('/api/messages') },
    ),
    parts: fc.array(oddPart, { maxLength: 3 }),
    how: fc.constantFrom('as it is' as const, 'followed' as const, 'replaced' as const, 'queried' as const),
  })
  .map(({ route, parts, how }) => {
    const odd = parts.join('/')
    const shapes = {
      'as it is': route,
      followed: `${route}${odd}`,
      replaced: `/${odd}`,
      queried: `${route}?${odd}`,
    } as const
    return shapes[how]
  })
  .map(writable)

/** Anything that can stand in the first line of a request. */
function writable(text: string): string {
  return text.replaceAll(/[^\x21-\x7e]/g, (odd) => encodeURIComponent(odd.toWellFormed()))
}

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const authorization = fc.oneof(
  fc.constantFrom(
    '',
    'Bearer',
    'Bearer ',
    'Bearer x.y.z',
    'Basic ZHJvcHBlOmRyb3BwZQ==',
    `Bearer ${base64url({ alg: 'none' })}.${base64url({ oid: 'x', roles: ['ProjectLeader'] })}.`,
    `Bearer ${'A'.repeat(6000)}`,
  ),
  fc.jsonValue({ maxDepth: 2 }).map((claims) => {
    const payload = base64url({ iss: 'https://api.botframework.com', ...Object(claims) })
    return `Bearer ${base64url({ alg: 'RS256', kid: 'teams' })}.${payload}.${'c2ln'.repeat(20)}`
  }),
)

const headers = fc
  .record(
    {
      authorization,
      'content-type': fc.constantFrom(
        'application/json',
        'application/json; charset=utf-16',
        'text/plain',
        'multipart/form-data; boundary=x',
        'application/x-www-form-urlencoded',
        '/',
      ),
      // Seldom, since all of it is refused.
      'content-encoding': fc.oneof(
        { weight: 15, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.constantFrom('gzip', 'br', 'identity', 'x') },
      ),
      accept: fc.constantFrom('*/*', 'text/html', 'application/xml', ';;;', 'a'.repeat(2000)),
      range: fc.constantFrom('bytes=0-', 'bytes=9-1', 'bytes=0-0,2-3,5-', 'x'),
      'if-none-match': fc.constantFrom('*', 'W/"x"', '"'),
      'if-modified-since': fc.constantFrom('now', 'Thu, 01 Jan 1970 00:00:00 GMT'),
      'x-http-method-override': fc.constantFrom('DELETE', 'X'),
      'accept-version': fc.constantFrom('~1', '*', 'x'),
      'x-request-id': printable.map(writable),
      cookie: printable.map(writable),
      'x-forwarded-for': fc.constantFrom(',', '127.0.0.1', ', , ,', '[::]'),
    },
    { requiredKeys: [] },
  )
  .map(
    (all) =>
      Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Record<
        string,
        string
      >,
  )

const deep = (depth: number) => `${'{"a":['.repeat(depth)}${']}'.repeat(depth)}`
const body = fc.oneof(
  fc.constant(undefined),
  fc.jsonValue({ maxDepth: 4 }).map((value) => Buffer.from(JSON.stringify(value))),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom(
    Buffer.from('{'),
    Buffer.from('[]'),
    Buffer.from('null'),
    Buffer.from('{"__proto__":{"x":1}}'),
    Buffer.from(deep(5000)),
    Buffer.alloc(70_000, 'x'),
    Buffer.from([0xff, 0xfe, 0x7b, 0x00]),
  ),
)

const anything: fc.Arbitrary<Hostile> = fc.record({
  method: fc.constantFrom('GET', 'GET', 'POST', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'),
  path,
  headers,
  body,
  as: fc.constantFrom(
    'nobody' as const,
    'nobody' as const,
    'leader' as const,
    'reader' as const,
    'Teams' as const,
  ),
})

/** Values of any kind where the shape wants another. */
const odd = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  { weight: 2, arbitrary: fc.constantFrom(...oddParts) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('stad', 'why-everyone', 'main', 'answer', 'pause', 'zz', -1, 1e308, '1e9'),
  },
)

const data = fc
  .dictionary(
    fc.constantFrom(
      'verb',
      'course',
      'item',
      'lesson',
      'question',
      'option',
      'weeks',
      'until',
      'q.a',
      'confidence',
      'language',
      'on',
    ),
    odd,
  )
  .map(({ option = 'zz', ...others }) => ({ ...others, option: noSuchOption(option) }))

/** A choice that there is would be the victim's own answer, and make a row by rights. */
function noSuchOption(option: unknown): unknown {
  return typeof option === 'string' ? option.replaceAll(/\b[a-d]\b/g, 'zz') : option
}

/** From Teams itself, whose token is good, and so is the sender: what they send needn't be. */
function fromTeams(serviceUrl: string): fc.Arbitrary<Hostile> {
  const bodies = fc.oneof(
    fc
      .tuple(data, fc.constantFrom(victim, 'stranger'))
      .map(([some, who]) => answerInvoke(serviceUrl, some, who)),
    data.map((some) => wishInvoke(serviceUrl, some, victim)),
    fc
      .record({ type: printable, name: odd, value: odd })
      .map((some) => activity(serviceUrl, { ...some, type: `x${some.type}` }, 'stranger')),
    fc
      .record({ name: fc.oneof(fc.constant('adaptiveCard/action'), odd), value: odd })
      .map((some) => activity(serviceUrl, { ...some, type: 'invoke' }, 'stranger')),
    fc
      .oneof(printable, fc.string({ unit: 'binary', maxLength: 300 }))
      .map((text) => activity(serviceUrl, { text }, victim)),
    fc
      .tuple(fc.constantFrom('from', 'recipient', 'conversation', 'serviceUrl', 'channelId', 'type'), odd)
      .map(([field, value]) => activity(serviceUrl, { [field]: value }, victim)),
    odd.map((value) => activity(serviceUrl, { value }, victim)),
    fc
      .integer({ min: 25_000, max: 40_000 })
      .map((size) => activity(serviceUrl, { text: 'å'.repeat(size) }, victim)),
  )
  return bodies.map((posted) => ({
    method: 'POST',
    path: '/api/messages',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(posted)),
    as: 'Teams',
  }))
}

/** So many, the same for the same seed. */
export function hostileRequests(serviceUrl: string, seed: number, count: number): Hostile[] {
  return fc.sample(
    fc.oneof({ weight: 6, arbitrary: anything }, { weight: 4, arbitrary: fromTeams(serviceUrl) }),
    {
      seed,
      numRuns: count,
    },
  )
}
