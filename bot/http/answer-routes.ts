// The pages that letters lead to. Opening one records nothing, however often and by whom: mail is read by scanners
// first. Who holds the link may answer: it is the reader's key, and says nobody's name.
import type { Request, Response } from 'restify'
import type { Card } from '../core/card.ts'
import type { LearnerId } from '../core/learner.ts'
import type { AnswerLink, Log } from '../core/ports.ts'
import type { Channel } from '../core/reach.ts'
import type { Say } from '../flows/item-in-words.ts'
import type { Recorded, Tap } from '../flows/record-answer.ts'
import type { ItemShown } from '../flows/show-item.ts'
import { optionsIn } from './answer-form.ts'
import { createAnswerLimit } from './answer-limit.ts'
import { answerPage } from './answer-page.ts'
import { callerAddress } from './caller-address.ts'
import { type KindPage, kindPage, kindStatuses } from './kind-page.ts'
import type { LinkReader } from './links.ts'
import { pageHeaders } from './page-frame.ts'
import type { Route } from './server.ts'
import type { WishesShown } from './wishes-part.ts'

export interface AnswerPages {
  readonly links: Pick<LinkReader, 'openAnswer'>
  readonly log: Log
  readonly say: Say
  /** Those the bot speaks, the first for those whose language isn't known. */
  readonly languages: readonly string[]
  readonly limits?: AnswerLimits
  /** How many proxies of our own stand in front. */
  readonly trustedProxies: number
  show(of: AnswerLink): Promise<ItemShown>
  answer(tap: Tap): Promise<Recorded>
  choose(learner: LearnerId, channel: Channel): Promise<Card>
  pause(learner: LearnerId, days: number): Promise<Card>
  resume(learner: LearnerId): Promise<Card>
}

/** Requests in a minute. */
export interface AnswerLimits {
  /** A whole organisation may come from one address. */
  readonly perCaller: number
  readonly perLearner: number
}

export const usualAnswerLimits: AnswerLimits = { perCaller: 600, perLearner: 60 }

/** A survey's answers are less than one. */
const maxBodyBytes = 8 * 1024

type Reply =
  | { readonly kind: 'page'; readonly status: number; readonly body: string }
  | { readonly kind: 'go to'; readonly query: string }
  | { readonly kind: 'sorry'; readonly page: KindPage; readonly retryAfterSeconds?: number }

interface Asked {
  readonly link: AnswerLink
  readonly shown: ItemShown
  /** Undefined: the learner's own. */
  readonly language: string | undefined
  readonly query: URLSearchParams
}

export function answerRoutes(pages: AnswerPages): Route[] {
  const { trustedProxies, limits: { perCaller, perLearner } = usualAnswerLimits } = pages
  const callers = createAnswerLimit({ perMinute: perCaller })
  const learners = createAnswerLimit({ perMinute: perLearner })

  async function opened(request: Request, act: (asked: Asked) => Promise<Reply>): Promise<Reply> {
    const retryAfterSeconds = callers.refuses(callerAddress(request, trustedProxies))
    if (retryAfterSeconds !== undefined) return { kind: 'sorry', page: 'too often', retryAfterSeconds }
    const link = await pages.links.openAnswer(String(request.params?.['*'] ?? ''))
    if (link.kind !== 'open') return { kind: 'sorry', page: link.kind === 'expired' ? 'old' : 'not ours' }
    const seconds = learners.refuses(link.of.learner)
    if (seconds !== undefined) return { kind: 'sorry', page: 'too often', retryAfterSeconds: seconds }
    const query = new URLSearchParams(request.getQuery())
    const language = pages.languages.find((each) => each === query.get('lang'))
    return act({ link: link.of, shown: await pages.show(link.of), language, query })
  }

  const route = (
    method: Route['method'],
    act: (request: Request, asked: Asked) => Promise<Reply>,
  ): Route => ({
    method,
    path: '/svar/*',
    answer: async (request, response) => {
      const reply = await opened(request, (asked) => act(request, asked)).catch((error: Error): Reply => {
        // Without the path: it holds the token.
        pages.log.warn({ reason: error.message }, 'An answer page could not be shown.')
        return { kind: 'sorry', page: 'not now' }
      })
      send(response, reply, pages, method === 'head')
    },
  })

  return [
    route('get', async (_, asked) => showPage(pages, asked)),
    route('head', async (_, asked) => showPage(pages, asked)),
    route('post', (request, asked) => takeForm(pages, asked, request.body)),
  ]
}

function showPage({ say, languages }: AnswerPages, { shown, language, query }: Asked): Reply {
  if (shown.kind === 'expired' || shown.kind === 'gone') return { kind: 'sorry', page: shown.kind }
  const wishesShown = shownIn(query.get('wishes'))
  return { kind: 'page', status: 200, body: answerPage({ shown, language, languages, wishesShown }, say) }
}

/** What was done is shown by the page one is sent to: to load it again does nothing twice. */
async function takeForm(pages: AnswerPages, asked: Asked, body: unknown): Promise<Reply> {
  const { link, shown, language } = asked
  if (shown.kind === 'expired' || shown.kind === 'gone') return { kind: 'sorry', page: shown.kind }
  if (typeof body === 'string' && body.length > maxBodyBytes) return { kind: 'sorry', page: 'too large' }
  const form = new URLSearchParams(typeof body === 'string' ? body : '')
  const goTo = (wishes?: WishesShown): Reply => ({
    kind: 'go to',
    query: `?lang=${language ?? shown.card.language}${wishes ? `&wishes=${wishes}#wishes` : ''}`,
  })
  switch (form.get('do')) {
    case 'letter':
    case 'teams':
      await pages.choose(link.learner, form.get('do') as Channel)
      return goTo('way')
    case 'pause':
      await pages.pause(
        link.learner,
        7 * Math.min(26, Math.max(1, Math.floor(Number(form.get('weeks'))) || 1)),
      )
      return goTo('pause')
    case 'resume':
      await pages.resume(link.learner)
      return goTo('pause')
  }
  if (shown.kind === 'answered') return goTo()
  const tap = { ...link, channel: 'letter', question: shown.question, options: optionsIn(form) } as const
  const recorded = await pages.answer(tap)
  if (recorded.kind !== 'refused') return goTo()
  if (recorded.notice !== 'nothing chosen' && recorded.notice !== 'card not known')
    return { kind: 'sorry', page: recorded.notice === 'expired' ? 'expired' : 'gone' }
  const { say, languages } = pages
  return { kind: 'page', status: 422, body: answerPage({ shown, language, languages, rejected: form }, say) }
}

function send(response: Response, reply: Reply, { languages, say }: AnswerPages, isHead: boolean): void {
  if (reply.kind === 'go to') {
    response.writeHead(303, { ...pageHeaders, Location: reply.query })
    response.end()
    return
  }
  if (reply.kind === 'page') {
    response.writeHead(reply.status, pageHeaders)
    response.end(isHead ? undefined : reply.body)
    return
  }
  const { page, retryAfterSeconds } = reply
  response.writeHead(kindStatuses[page], {
    ...pageHeaders,
    ...(retryAfterSeconds !== undefined && { 'Retry-After': `${retryAfterSeconds}` }),
  })
  response.end(isHead ? undefined : kindPage(page, languages, say))
}

function shownIn(wishes: string | null): WishesShown {
  return wishes === 'way' || wishes === 'pause' ? wishes : 'closed'
}
