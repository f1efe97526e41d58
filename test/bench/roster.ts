// The case "roster": the whole directory is read and the learners made equal to it, from nothing and once more.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLearnerTable } from '../../bot/azure/learner-table.ts'
import { openStorage } from '../../bot/azure/storage.ts'
import type { GraphDeeds } from './graph-process.ts'
import { type OtherProcess, startProcess } from './other-process.ts'
import { slices } from './place.ts'
import { watchProcesses } from './processor.ts'
import { mustHold, type Report } from './report.ts'
import type { RosterDeeds, RoundDone } from './roster-process.ts'
import { startStorageEmulators } from './storage-emulators.ts'

export interface RosterWishes {
  readonly employees: number
}

/** What a large municipality's full round may take, on two cores. */
const mostSeconds = 120
const mostMegabytes = 400
const changedAtOnce = 50

export async function roster({ employees }: RosterWishes): Promise<Report> {
  await using ending = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'droppe-bench-'))
  ending.defer(() => rm(folder, { recursive: true, force: true }))
  const { connectionString } = ending.use(await startStorageEmulators(join(folder, 'storage')))
  const graph = startProcess<GraphDeeds>(new URL('./graph-process.ts', import.meta.url))
  ending.defer(() => graph.stop())
  const graphUrl = await graph.ask('start', employees)

  const first = await inProcess(async (keeper) => {
    await keeper.ask('open', { connectionString, graphUrl })
    return keeper.ask('round', 'everything')
  })
  // In another process, as after a restart: so the first one's memory isn't counted with it.
  const second = await inProcess(async (keeper) => {
    await keeper.ask('open', { connectionString, graphUrl })
    return keeper.ask('round', 'everything')
  })
  await graph.ask('change', changedAtOnce)
  const third = await inProcess(async (keeper) => {
    await keeper.ask('open', { connectionString, graphUrl })
    return keeper.ask('round', 'changes')
  })

  const kept = await learnersIn(connectionString)
  const worst = Math.max(first.megabytes, second.megabytes)
  return {
    case: 'roster',
    settings: { employees },
    figures: {
      ...figuresOf('from nothing', first),
      ...figuresOf('nothing changed', second),
      ...figuresOf(`${2 * changedAtOnce} changes`, third),
      learners: kept,
    },
    broken: [
      ...mustHold(first.seconds < mostSeconds, `The first round took ${first.seconds} seconds.`),
      ...mustHold(second.seconds < mostSeconds, `The second round took ${second.seconds} seconds.`),
      ...mustHold(worst < mostMegabytes, `A full round held ${worst} megabytes.`),
      ...mustHold(
        second.changed === 0,
        `${second.changed} learners were written although nothing had changed.`,
      ),
      ...mustHold(first.joined === first.enrolled, `${first.joined} joined, ${first.enrolled} are enrolled.`),
      ...mustHold(kept === third.enrolled, `${kept} learners are in the table, ${third.enrolled} enrolled.`),
      ...mustHold(third.left > 0 && third.moved > 0, 'The changes were not seen.'),
    ],
  }
}

type Measured = RoundDone & { readonly megabytes: number }

async function inProcess(work: (keeper: OtherProcess<RosterDeeds>) => Promise<RoundDone>): Promise<Measured> {
  const keeper = startProcess<RosterDeeds>(new URL('./roster-process.ts', import.meta.url))
  const watch = watchProcesses([keeper.pid])
  try {
    return { ...(await work(keeper)), megabytes: watch.mostMegabytes() }
  } finally {
    watch.stop()
    await keeper.stop()
  }
}

function figuresOf(round: string, { seconds, processorSeconds, megabytes }: Measured) {
  return {
    [`${round}: seconds`]: seconds,
    [`${round}: processor seconds`]: processorSeconds,
    [`${round}: most megabytes`]: megabytes,
  }
}

async function learnersIn(connectionString: string): Promise<number> {
  const { learners } = await openStorage({ connectionString, prefix: 'droppe' })
  const table = createLearnerTable(learners, slices, { onDamaged: (what) => console.error(what) })
  let sum = 0
  for (let slice = 0; slice < slices; slice++) sum += (await table.readMark(slice))?.value.learners ?? 0
  return sum
}
