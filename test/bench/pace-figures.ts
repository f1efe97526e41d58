// How fast the requests came and how well the limits were used, from what the connector has counted.
import { busiest } from '../../bot/local/arrivals.ts'
import type { ConnectorCounts, Sample } from './connector-process.ts'
import type { Figures } from './report.ts'

/** The pace needs a while to find the limit, and the last cards don't fill it. */
const warmUpMilliseconds = 10_000
const leftOutAtEndMilliseconds = 2000
const shortestWindowMilliseconds = 3000
const tenSeconds = 10_000

/** `learners`: how many cards there were to send; a limit of 0 is none. */
export function paceFigures(
  { arrivals, ends, samples }: ConnectorCounts,
  learners: number,
  { limit, cap }: { readonly limit: number; readonly cap: number },
): Figures {
  const first = arrivals[0] ?? 0
  const last = arrivals.at(-1) ?? 0
  const seconds = (last - first) / 1000
  const from = first + warmUpMilliseconds
  const to = last - leftOutAtEndMilliseconds
  const best = limit === 0 ? cap : Math.min(limit, cap)
  const isLong = to - from >= shortestWindowMilliseconds
  const throttled = ends.get(429) ?? 0
  return {
    'seconds from first to last request': seconds,
    'cards per second': learners / seconds,
    'share of the limit used': isLong ? acceptedPerSecond(samples, from, to) / best : undefined,
    requests: arrivals.length,
    'share of 429': throttled / arrivals.length,
    'busiest ten seconds': busiest(arrivals, tenSeconds),
    'busiest ten seconds, as a share of the cap': busiest(arrivals, tenSeconds) / (10 * cap),
  }
}

function acceptedPerSecond(samples: readonly Sample[], from: number, to: number): number {
  return ((acceptedAt(samples, to) - acceptedAt(samples, from)) * 1000) / (to - from)
}

/** Evenly between two samples. */
function acceptedAt(samples: readonly Sample[], at: number): number {
  const after = samples.findIndex((sample) => sample.at >= at)
  const [one, other] = [samples[after - 1], samples[after]]
  if (!one || !other) return (other ?? samples.at(-1))?.accepted ?? 0
  return one.accepted + ((other.accepted - one.accepted) * (at - one.at)) / (other.at - one.at)
}
