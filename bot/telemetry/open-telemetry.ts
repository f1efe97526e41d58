// Telemetry by way of OpenTelemetry, to whatever has been registered there.
import {
  type Context,
  context,
  createContextKey,
  metrics,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import type { Facts, Outcome, Telemetry } from './telemetry.ts'

/** A step is begun for good only when something happens in it: most slices are asleep. */
interface Begun {
  readonly start: () => { readonly span: Span; readonly within: Context }
  readonly isStarted: () => boolean
}

const begunKey = createContextKey('the step under way')

/** Goes to whatever has been registered with OpenTelemetry; to nobody if nothing has. */
export function createTelemetry(): Telemetry {
  const tracer = trace.getTracer('droppe')
  const meter = metrics.getMeter('droppe')
  const counters = {
    due: meter.createCounter('droppe.due'),
    sends: meter.createCounter('droppe.sends'),
    letters: meter.createCounter('droppe.letters'),
    answers: meter.createCounter('droppe.answers'),
  }
  const histograms = {
    lag: meter.createHistogram('droppe.lag', { unit: 's' }),
    'queue.age': meter.createHistogram('droppe.queue.age', { unit: 's' }),
  }

  function begin(
    name: string,
    kind: SpanKind,
    attributes: Record<string, string | number>,
    askedBy?: string,
  ): Begun {
    const startTime = Date.now()
    const around = context.active()
    let started: ReturnType<Begun['start']> | undefined
    return {
      isStarted: () => started !== undefined,
      start() {
        if (started) return started
        const outer = around.getValue(begunKey) as Begun | undefined
        const parent = askedBy === undefined ? (outer?.start().within ?? around) : remote(askedBy, around)
        const span = tracer.startSpan(name, { kind, attributes, startTime }, parent)
        started = { span, within: trace.setSpan(parent, span) }
        return started
      },
    }
  }

  async function run<T>(
    begun: Begun,
    work: () => Promise<T>,
    end: (span: Span, result: T) => void,
    isTold: (result: T) => boolean,
  ): Promise<T> {
    try {
      const result = await context.with(context.active().setValue(begunKey, begun), work)
      if (!begun.isStarted() && !isTold(result)) return result
      const { span } = begun.start()
      end(span, result)
      span.end()
      return result
    } catch (error) {
      const { span } = begun.start()
      // Without its message, which may say anything.
      span.setStatus({ code: SpanStatusCode.ERROR })
      span.setAttribute('droppe.outcome', 'error' satisfies Outcome)
      span.end()
      throw error
    }
  }

  return {
    step({ name, facts = {}, to, askedBy, after, isTold = () => true }, work) {
      const attributes = { ...attributesOf(facts), ...(to !== undefined && { 'peer.service': to }) }
      const begun = begin(name, to === undefined ? SpanKind.INTERNAL : SpanKind.CLIENT, attributes, askedBy)
      return run(
        begun,
        work,
        (span, result) => span.setAttributes(attributesOf(after?.(result) ?? {})),
        isTold,
      )
    },
    request({ method, route, status }, work) {
      const attributes = { 'http.request.method': method, 'http.route': route }
      const begun = begin(`${method} ${route}`, SpanKind.SERVER, attributes)
      const end = (span: Span) => {
        span.setAttribute('http.response.status_code', status())
        if (status() >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
      }
      return run(begun, work, end, () => true)
    },
    trace() {
      const begun = context.active().getValue(begunKey) as Begun | undefined
      if (!begun) return undefined
      const { traceId, spanId, traceFlags } = begun.start().span.spanContext()
      return `${traceId}-${spanId}-${traceFlags}`
    },
    count: (name, by, outcome) => counters[name].add(by, outcome === undefined ? {} : { outcome }),
    measure: (name, seconds) => histograms[name].record(seconds),
  }
}

function attributesOf(facts: Facts): Record<string, string | number> {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [`droppe.${name}`, fact]))
}

/** What can't be read begins a trace of its own. */
function remote(askedBy: string, around: Context): Context {
  const [, traceId, spanId, flags] = /^([0-9a-f]{32})-([0-9a-f]{16})-([01])$/.exec(askedBy) ?? []
  const bare = trace.deleteSpan(around)
  if (traceId === undefined || spanId === undefined) return bare
  return trace.setSpanContext(bare, { traceId, spanId, traceFlags: Number(flags), isRemote: true })
}
