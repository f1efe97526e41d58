// Traces and figures of what the bot does, for whoever watches over it. What may stand in them is written down here as
// types: numbers, and words from lists of our own. No text that came from outside fits in, and so no answer, name, id or
// token of anyone. Nothing is instrumented by itself, for the same reason.
import type { SendOutcome } from '../core/ports.ts'

export type StepName =
  | 'tick'
  | 'look at slice'
  | 'send card'
  | 'update card'
  | 'open chat'
  | 'send letter'
  | 'answer'
  | 'write rows'

/** How something ended: the kinds of core and flows, which are written in the code. */
export type Outcome =
  | SendOutcome['kind']
  | 'opened'
  | 'committed'
  | 'conflict'
  | 'asleep'
  | 'looked'
  | 'postponed'
  | 'feedback'
  | 'thanks'
  | 'refused'
  | 'error'

export interface Facts {
  readonly outcome?: Outcome
  readonly slice?: number
  readonly slices?: number
  readonly due?: number
  readonly cards?: number
  readonly rows?: number
}

export interface Step<T> {
  readonly name: StepName
  readonly facts?: Facts
  /** To another service, as it is to be called. */
  readonly to?: 'Bot Connector' | 'Microsoft Graph' | 'Table storage'
  /** What `trace` gave for the step that asked for this one, perhaps in another instance. */
  readonly askedBy?: string | undefined
  readonly after?: (result: T) => Facts
  /** Whether a step that led to no other is worth a word. */
  readonly isTold?: (result: T) => boolean
}

/** The path as the route is declared, never as it was asked for: that has tokens and ids in it. */
export interface RequestStep {
  readonly method: string
  readonly route: string
  readonly status: () => number
}

export interface Telemetry {
  step<T>(step: Step<T>, work: () => Promise<T>): Promise<T>
  request<T>(request: RequestStep, work: () => Promise<T>): Promise<T>
  /** What the step under way is called for whoever is asked to go on with it; it holds nothing but random numbers. */
  trace(): string | undefined
  count(name: 'due' | 'sends' | 'letters' | 'answers', by: number, outcome?: Outcome): void
  measure(name: 'lag' | 'queue.age', seconds: number): void
}
