// Puts telemetry around the parts that compose hangs together, so that the parts themselves, flows and rules know nothing
// of it. Unwatched they are handed on as they are.
import type { LearnerStore, Messenger, SliceMessage, SliceQueue } from '../core/ports.ts'
import type { PostOffice } from '../core/post-office.ts'
import type { SliceId } from '../core/slice.ts'
import type { Look } from '../flows/reconcile-slice.ts'
import type { Recorded, Tap } from '../flows/record-answer.ts'
import type { Telemetry } from './telemetry.ts'

export interface Watch {
  messenger(messenger: Messenger): Messenger
  office(office: PostOffice): PostOffice
  learners(store: LearnerStore): LearnerStore
  queue(queue: SliceQueue): SliceQueue
  answer(record: (tap: Tap) => Promise<Recorded>): (tap: Tap) => Promise<Recorded>
  look(look: (slice: SliceId) => Promise<Look>): (slice: SliceId, asked: SliceMessage) => Promise<Look>
  routes<T extends Watchable>(routes: readonly T[]): T[]
  /** What the step under way is called, to be handed on with what it asks for. */
  trace(): string | undefined
}

/** A route of the web server. */
interface Watchable {
  readonly method: string
  readonly path: string
  // biome-ignore lint/suspicious/noExplicitAny: whatever the web server hands over
  answer(request: any, response: any): Promise<unknown>
}

export const unwatched: Watch = {
  messenger: (messenger) => messenger,
  office: (office) => office,
  learners: (store) => store,
  queue: (queue) => queue,
  answer: (record) => record,
  look: (look) => look,
  routes: (routes) => [...routes],
  trace: () => undefined,
}

export function createWatch(telemetry: Telemetry): Watch {
  const { step, count, measure } = telemetry
  return {
    trace: () => telemetry.trace(),
    messenger: (messenger) => watchMessenger(messenger, telemetry),
    office: (office) => ({
      async send(learner, letter) {
        const outcome = await step(
          { name: 'send letter', to: 'Microsoft Graph', after: ({ kind }) => ({ outcome: kind }) },
          () => office.send(learner, letter),
        )
        count('letters', 1, outcome.kind)
        return outcome
      },
    }),
    learners: (store) => ({
      ...store,
      commit: (slice, writes) =>
        step(
          {
            name: 'write rows',
            to: 'Table storage',
            facts: { slice, rows: writes.length },
            after: ({ kind }) => ({ outcome: kind }),
          },
          () => store.commit(slice, writes),
        ),
    }),
    queue: (queue) => ({
      ...queue,
      put: (slices, ...how) =>
        step({ name: 'tick', facts: { slices: slices.length } }, () => queue.put(slices, ...how)),
    }),
    answer: (record) => async (tap) => {
      const recorded = await step(
        { name: 'answer', after: ({ kind }: Recorded) => ({ outcome: kind }) },
        () => record(tap),
      )
      if (recorded.kind === 'refused' || recorded.isFirst) count('answers', 1, recorded.kind)
      return recorded
    },
    look:
      (look) =>
      async (slice, { trace, since, tries }) => {
        const seen = await step(
          {
            name: 'look at slice',
            facts: { slice },
            askedBy: trace,
            after: (found: Look) => ({
              outcome: found.kind,
              ...(found.kind !== 'asleep' && figuresOf(found)),
            }),
            isTold: ({ kind }) => kind !== 'asleep',
          },
          () => look(slice),
        )
        if (since !== undefined && tries === 1) measure('queue.age', Math.max(0, Date.now() - since) / 1000)
        if (seen.kind === 'asleep' || seen.due === 0) return seen
        count('due', seen.due)
        measure('lag', seen.lateMilliseconds / 1000)
        return seen
      },
    routes: (routes) => routes.map((route) => watchRoute(route, telemetry)),
  }
}

function figuresOf({ due, cards }: { due: number; cards: number }) {
  return { due, cards }
}

function watchMessenger(messenger: Messenger, { step, count }: Telemetry): Messenger {
  const to = 'Bot Connector'
  return {
    async send(conversation, card) {
      const outcome = await step({ name: 'send card', to, after: ({ kind }) => ({ outcome: kind }) }, () =>
        messenger.send(conversation, card),
      )
      count('sends', 1, outcome.kind)
      return outcome
    },
    update: (conversation, activityId, card) =>
      step({ name: 'update card', to, after: ({ kind }) => ({ outcome: kind }) }, () =>
        messenger.update(conversation, activityId, card),
      ),
    open: (learner, serviceUrl) =>
      step({ name: 'open chat', to, after: ({ kind }) => ({ outcome: kind }) }, () =>
        messenger.open(learner, serviceUrl),
      ),
  }
}

/** `health` is asked every minute by every watcher there is, and says nothing. */
function watchRoute<T extends Watchable>(route: T, { request: told }: Telemetry): T {
  const { method, path } = route
  if (path === '/health' || path === '/ready') return route
  return {
    ...route,
    answer: (request, response) =>
      told({ method: method.toUpperCase(), route: path, status: () => Number(response.statusCode) }, () =>
        route.answer(request, response),
      ),
  }
}
