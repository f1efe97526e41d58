// Installs the app for some learners of a slice: claims them, asks Graph for one after the other, records what came of it.
import type { Installed, Installer, InstallTrouble } from '../core/installer.ts'
import type { Conversation, Learner, LearnerId, Reach } from '../core/learner.ts'
import type { Clock, LearnerStore, Log } from '../core/ports.ts'
import type { SliceId } from '../core/slice.ts'
import type { Millis } from '../core/timetable.ts'
import { type Promises, wayBack } from '../core/way-back.ts'
import type { Draft } from './draft.ts'
import { type FindingChats, findChat } from './find-chat.ts'
import { transact } from './transact.ts'

export interface Installing extends FindingChats {
  readonly learners: LearnerStore
  readonly installer: Installer
  readonly clock: Clock
  readonly log: Log
  /** Waits in the machine's time; ends early when the instance stops. */
  readonly wait: (milliseconds: Millis) => Promise<void>
  readonly promises?: Promises
  /**
   * Graph takes 30 installations a second of an app in a tenant, and 30 readings of them, of which an installation that
   * was there already costs two (learn.microsoft.com/graph/throttling-limits, Microsoft Teams).
   */
  readonly maxInstallsPerSecond?: number
}

export interface InstalledSome {
  readonly outcomes: readonly Installed['kind'][]
  /** Those who haven't had their turn: nothing was done for them, and nothing is noted of them. */
  readonly left: readonly LearnerId[]
  readonly trouble?: InstallTrouble
  readonly lastFailure?: string
}

/** Of one who was claimed: before it, and since. */
interface Claim {
  readonly learner: Learner
  readonly last: Millis
}

interface Result {
  readonly claim: Claim
  /** Undefined: not asked. */
  readonly outcome: Installed | undefined
  /** A chat that is there to be used. */
  readonly conversation?: Conversation
}

const usualPerSecond = 10

/** At most 99 ids, all of this slice. Throws if the storage can't be reached: those claimed wait for the next night. */
export async function installSome(
  world: Installing,
  slice: SliceId,
  ids: readonly LearnerId[],
  signal?: AbortSignal,
): Promise<InstalledSome> {
  const claims = await change(world, slice, ids, (draft) => claimAll(draft, world))
  let trouble: InstallTrouble | undefined
  const asked = claims.map(async (claim, nth): Promise<Result> => {
    await world.wait((1000 / (world.maxInstallsPerSecond ?? usualPerSecond)) * (nth + 1))
    if (trouble || signal?.aborted) return { claim, outcome: undefined }
    const outcome = await world.installer.install(claim.learner.id)
    if (isTrouble(outcome)) trouble = outcome
    if (outcome.kind !== 'there already') return { claim, outcome }
    const conversation = await findChat(world, claim.learner, outcome.chat)
    return { claim, outcome, ...(conversation && { conversation }) }
  })
  const results = await Promise.all(asked)
  await change(world, slice, ids, (draft) => {
    for (const result of results) record(draft, result, world.clock.now())
    draft.lookSoon()
  })
  const done = results.flatMap(({ outcome }) => (outcome && !isTrouble(outcome) ? outcome : []))
  const failures = done.flatMap((each) =>
    each.kind === 'failed' || each.kind === 'passing' ? each.reason : [],
  )
  const lastFailure = failures.at(-1)
  return {
    outcomes: done.map(({ kind }) => kind),
    left: results.flatMap(({ claim, outcome }) => (!outcome || isTrouble(outcome) ? claim.learner.id : [])),
    ...(trouble && { trouble }),
    ...(lastFailure !== undefined && { lastFailure }),
  }
}

function isTrouble(outcome: Installed): outcome is InstallTrouble {
  switch (outcome.kind) {
    case 'installed':
    case 'there already':
    case 'no licence':
    case 'forbidden by policy':
    case 'failed':
    case 'passing':
      return false
    default:
      return true
  }
}

/** Written before Graph is asked: neither a crash nor another instance makes it two. */
function claimAll(draft: Draft, { clock, promises }: Installing): Claim[] {
  const last = clock.now()
  const due = draft.learners().filter((learner) => wayBack(learner, last, promises) === 'install')
  for (const learner of due)
    draft.putLearner({ ...learner, installs: { tries: (learner.installs?.tries ?? 0) + 1, last } })
  return due.map((learner) => ({ learner, last }))
}

/** Whoever has been heard of meanwhile, by Teams or by the directory, stays as they are by now. */
function record(draft: Draft, { claim, outcome, conversation }: Result, now: Millis): void {
  const learner = draft.learner(claim.learner.id)
  if (learner?.installs?.last !== claim.last) return
  if (!outcome || isTrouble(outcome)) {
    draft.putLearner(unclaimed(learner, claim))
    return
  }
  if (learner.left !== undefined || learner.reach.kind === 'teams') return
  const reach = reachAfter(learner.reach, outcome, conversation, now)
  if (reach !== learner.reach) draft.putLearner({ ...learner, reach })
}

function reachAfter(
  before: Extract<Reach, { kind: 'none' }>,
  { kind }: Installed,
  conversation: Conversation | undefined,
  now: Millis,
): Reach {
  if (conversation) return { kind: 'teams', conversation, since: now }
  // About licences the directory has the say: what Graph says of them may be some days old.
  if (kind !== 'forbidden by policy' || before.reason === 'disabled') return before
  const { trial: _, ...known } = before
  return { ...known, reason: 'disabled', since: now }
}

function unclaimed({ installs: _, ...learner }: Learner, { learner: { installs } }: Claim): Learner {
  return { ...learner, ...(installs && { installs }) }
}

async function change<T>(
  { learners }: Installing,
  slice: SliceId,
  ids: readonly LearnerId[],
  decide: (draft: Draft) => T,
): Promise<T> {
  const keys = [{ kind: 'mark' }, ...ids.map((learner) => ({ kind: 'learner', learner }) as const)] as const
  return transact(learners, slice, () => learners.readRows(slice, keys), decide)
}
