// A municipality whose directory, groups and chats change as a test says, beside a Droppe that only sees the directory;
// and what the test knows of its people by itself, to hold against what Droppe has.
import type { LearnerId } from '../../bot/core/learner.ts'
import type { LearnerStore, Messenger } from '../../bot/core/ports.ts'
import type { RunningCourse } from '../../bot/core/running-course.ts'
import type { Millis } from '../../bot/core/timetable.ts'
import type { Erased } from '../../bot/flows/check-ledger.ts'
import { enrolLearner } from '../../bot/flows/enrol-learner.ts'
import { findLearner } from '../../bot/flows/find-learner.ts'
import { imaginedPace } from '../../bot/flows/imagined-teams.ts'
import { reconcileSlice } from '../../bot/flows/reconcile-slice.ts'
import { recordAnswer } from '../../bot/flows/record-answer.ts'
import { removeInstallation } from '../../bot/flows/remove-installation.ts'
import type { RosterWorld } from '../../bot/flows/roster-world.ts'
import { syncRoster } from '../../bot/flows/sync-roster.ts'
import type { Account } from '../../bot/local/accounts.ts'
import { startGraph } from '../../bot/local/graph/graph.ts'
import type { SimulatedGraph } from '../../bot/local/graph/simulated-graph.ts'
import type { Group } from '../../bot/local/groups.ts'
import { createMemoryLearnerStore } from '../../bot/local/memory-learner-store.ts'
import { createMemoryRosterStore } from '../../bot/local/memory-roster-store.ts'
import type { Municipality } from '../../bot/local/municipality.ts'
import { planOf, recordingLog } from './builders.ts'
import { directoryOf } from './directory.ts'
import { memorySetAside } from './set-aside.ts'

export interface Resident {
  readonly account: Account
  /** What the department is to be called. */
  readonly department: string
  readonly isThere: boolean
  readonly chat: 'none' | 'open' | 'blocked' | 'uninstalled'
}

/** An answer as it was given: it is counted there for ever. */
export interface GivenAnswer {
  readonly course: string
  readonly lesson: string
  readonly department: string
  /** Undefined once its giver has been erased. */
  readonly learner: LearnerId | undefined
}

export interface TownSettings {
  readonly accounts: readonly Account[]
  readonly courses: readonly RunningCourse[]
  readonly groups?: readonly Group[]
  readonly slices?: number
  readonly now: Millis
  readonly overrides?: Partial<RosterWorld>
  /** What the department of an account is to be called. */
  readonly departmentOf?: (account: Account) => string
}

const nowhere: Pick<Municipality, 'seed' | 'tenantId' | 'colleagues'> = {
  seed: 1,
  tenantId: '',
  colleagues: [],
}
const person = { id: '', name: '', email: '', department: '', language: 'sv', simulated: false } as const
const serviceUrl = 'http://127.0.0.1:9/'

export class Town {
  readonly residents = new Map<LearnerId, Resident>()
  readonly answers: GivenAnswer[] = []
  readonly erased: Erased[] = []
  readonly log = recordingLog()
  readonly setAside = memorySetAside()
  readonly graph: SimulatedGraph
  readonly learners: LearnerStore
  readonly courses: readonly RunningCourse[]
  readonly roster: RosterWorld
  readonly #settings: TownSettings
  readonly #world
  #deleted = new Set<string>()
  #chats = 0
  now: Millis

  static async start(settings: TownSettings): Promise<Town> {
    const graph = await startGraph({
      port: 0,
      municipality: { ...nowhere, person },
      accounts: settings.accounts,
      groups: settings.groups ?? [],
    })
    return new Town(settings, graph)
  }

  private constructor(settings: TownSettings, graph: SimulatedGraph) {
    this.#settings = settings
    this.graph = graph
    this.now = settings.now
    this.courses = settings.courses
    this.learners = createMemoryLearnerStore(settings.slices ?? 4)
    const { learners, log } = this
    const clock = { now: () => this.now }
    const planner = planOf(...settings.courses)
    this.roster = {
      learners,
      employees: directoryOf(graph),
      planner,
      roster: createMemoryRosterStore(),
      setAside: this.setAside,
      clock,
      log,
      letters: true,
      departmentName: (spelled) => spelled ?? '',
      eraseLeaversAfterDays: 90,
      ...settings.overrides,
    }
    this.#world = {
      learners,
      planner,
      clock,
      log,
      messenger: this.#messenger(),
      pace: imaginedPace,
      wait: async () => undefined,
      claimLifeMilliseconds: 600_000,
      directory: { find: async () => undefined },
    }
    for (const account of settings.accounts) this.#keep(account.id, { account, isThere: true, chat: 'none' })
  }

  stop(): Promise<void> {
    return this.graph.stop()
  }

  isInScope(id: LearnerId): boolean {
    const { account, isThere } = this.resident(id)
    return isThere && account.accountEnabled && account.userType !== 'Guest'
  }

  inScope(): Resident[] {
    return [...this.residents.values()].filter(({ account }) => this.isInScope(account.id))
  }

  resident(id: LearnerId): Resident {
    const found = this.residents.get(id)
    if (!found) throw new Error(`Nobody is called ${id}.`)
    return found
  }

  join(account: Account): void {
    this.graph.join(account)
    this.#keep(account.id, { account, isThere: true, chat: 'none' })
  }

  edit(id: LearnerId, edits: Partial<Omit<Account, 'id'>>): void {
    this.graph.edit(id, edits)
    const before = this.resident(id)
    this.#keep(id, { ...before, account: { ...before.account, ...edits } })
  }

  remove(id: LearnerId, isForEver = false): void {
    if (isForEver) this.graph.purge(id)
    else this.graph.remove(id)
    this.#keep(id, { ...this.resident(id), isThere: false })
  }

  restore(id: LearnerId): void {
    this.graph.restore(id)
    this.#keep(id, { ...this.resident(id), isThere: true })
  }

  async install(id: LearnerId): Promise<void> {
    await enrolLearner(this.#world, id, { serviceUrl, id: this.#newChat(id) })
    this.#keep(id, { ...this.resident(id), chat: 'open' })
  }

  async uninstall(id: LearnerId): Promise<void> {
    await removeInstallation(this.#world, id)
    this.#keep(id, { ...this.resident(id), chat: 'uninstalled' })
  }

  /** Shows when the next card comes. */
  async deleteChat(id: LearnerId): Promise<void> {
    const learner = await findLearner(this.learners, id)
    if (learner?.reach.conversation) this.#deleted.add(learner.reach.conversation.id)
  }

  /** Answers the oldest open lesson, if there is one. */
  async answer(id: LearnerId, isRight: boolean): Promise<void> {
    const learner = await findLearner(this.learners, id)
    for (const [course, { items, department }] of Object.entries(learner?.standings ?? {})) {
      const open = Object.entries(items).find(([item, { state }]) => state === 'sent' && !item.includes('.'))
      if (!open || !learner) continue
      const [item, { question }] = open
      const options = [isRight ? 'a' : 'b']
      const conversation = learner.reach.conversation?.id ?? ''
      const tap = { learner: id, channel: 'teams', conversation, course, item, question, options } as const
      const recorded = await recordAnswer(this.#world, tap)
      if (recorded.kind !== 'feedback') throw new Error(`An answer was taken for ${recorded.kind}.`)
      this.answers.push({ course, lesson: item, department, learner: id })
      return
    }
  }

  async sync(of: 'changes' | 'everything') {
    const before = await this.#leavers()
    const round = await syncRoster(this.roster, of, new AbortController().signal)
    for (const each of before) if (!(await findLearner(this.learners, each.learner.id))) this.#forget(each)
    return round
  }

  async tick(): Promise<void> {
    for (let slice = 0; slice < this.learners.slices; slice++) await reconcileSlice(this.#world, slice)
  }

  async #leavers(): Promise<Erased[]> {
    const leavers: Erased[] = []
    for (let slice = 0; slice < this.learners.slices; slice++) {
      for (const { value } of (await this.learners.readSlice(slice)).learners) {
        if (value.left === undefined) continue
        leavers.push({ learner: value, answers: await this.learners.readAnswers(value.id) })
      }
    }
    return leavers
  }

  #forget(erased: Erased): void {
    const { id } = erased.learner
    this.erased.push(erased)
    for (const [nth, answer] of this.answers.entries())
      if (answer.learner === id) this.answers[nth] = { ...answer, learner: undefined }
    this.#keep(id, { ...this.resident(id), chat: 'none' })
  }

  #keep(id: LearnerId, resident: Omit<Resident, 'department'>): void {
    const { departmentOf = ({ department }) => department ?? '' } = this.#settings
    this.residents.set(id, { ...resident, department: departmentOf(resident.account) })
  }

  #newChat(id: LearnerId): string {
    return `${id} chat ${++this.#chats}`
  }

  #messenger(): Messenger {
    let cards = 0
    return {
      send: async ({ id: chat }) => {
        const [id = ''] = chat.split(' ')
        if (this.resident(id).chat === 'blocked') return { kind: 'unreachable', reason: 'blocked' }
        if (this.#deleted.has(chat)) return { kind: 'conversation gone' }
        return { kind: 'sent', activityId: `${++cards}` }
      },
      update: async (_, activityId) => ({ kind: 'sent', activityId }),
      open: async (id) => ({ kind: 'opened', conversation: { serviceUrl, id: this.#newChat(id) } }),
    }
  }
}
