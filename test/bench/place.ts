// Where a case takes place: storage emulators, a Bot Framework that signs, a connector and a course.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLearnerTable } from '../../bot/azure/learner-table.ts'
import { openStorage } from '../../bot/azure/storage.ts'
import type { LearnerStore } from '../../bot/core/ports.ts'
import type { RunningCourse } from '../../bot/core/running-course.ts'
import { type BotFramework, startBotFramework } from '../support/bot-framework.ts'
import { writeBenchCourse } from './bench-course.ts'
import { shiftToBegin } from './bench-day.ts'
import type { CardThatAsks, ConnectorDeeds, ConnectorOrder } from './connector-process.ts'
import { type OtherProcess, startProcess } from './other-process.ts'
import { startStorageEmulators } from './storage-emulators.ts'
import { type StorageProxy, startStorageProxy } from './storage-proxy.ts'

export const slices = 256

export interface PlaceWishes {
  readonly lessons: number
  /** Instances reach the storage through a proxy. */
  readonly proxy?: boolean
  readonly badDays?: ConnectorOrder['badDays']
  /** Is told of every card that asks something. */
  readonly onCards?: (cards: readonly CardThatAsks[]) => void
}

export interface Place extends AsyncDisposable {
  readonly folder: string
  readonly contentFolder: string
  readonly course: RunningCourse
  readonly framework: BotFramework
  readonly connector: OtherProcess<ConnectorDeeds>
  readonly serviceUrl: string
  /** For the instances. */
  readonly connectionString: string
  readonly proxy: StorageProxy | undefined
  /** The learners as the storage has them, past the proxy. */
  readonly learners: LearnerStore
  /** For DROPPE_BENCH_SHIFT_MS. */
  readonly shift: number
  /** What time it is where the clock is shifted. */
  now(): number
}

export async function openPlace({ lessons, proxy, badDays, onCards }: PlaceWishes): Promise<Place> {
  await using opening = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'droppe-bench-'))
  opening.defer(() => rm(folder, { recursive: true, force: true }))
  const contentFolder = join(folder, 'content')
  const course = await writeBenchCourse(contentFolder, lessons)
  const framework = opening.use(await startBotFramework())

  const emulators = opening.use(await startStorageEmulators(join(folder, 'storage')))
  const through = proxy ? await startStorageProxy(emulators) : undefined
  if (through) opening.defer(() => through.stop())
  const storage = await openStorage({ connectionString: emulators.connectionString, prefix: 'droppe' })

  const connector = startProcess<ConnectorDeeds>(new URL('./connector-process.ts', import.meta.url), (news) =>
    onCards?.(news as readonly CardThatAsks[]),
  )
  opening.defer(() => connector.stop())
  const serviceUrl = await connector.ask('start', {
    tellCards: onCards !== undefined,
    ...(badDays && { badDays }),
  })

  const shift = shiftToBegin()
  const open = opening.move()
  return {
    folder,
    contentFolder,
    course,
    framework,
    connector,
    serviceUrl,
    connectionString: through?.connectionString ?? emulators.connectionString,
    proxy: through,
    learners: createLearnerTable(storage.learners, slices, { onDamaged: refuse }),
    shift,
    now: () => Date.now() + shift,
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  }
}

function refuse(what: string, reason: string): never {
  throw new Error(`There is ${what} damaged: ${reason}`)
}
