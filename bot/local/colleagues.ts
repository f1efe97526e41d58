// The simulated colleagues: they have the bot installed and answer most of what it asks, over HTTP, exactly as Teams would.
import { type ChatSettings, installationOf, oldTapOf, tapOf } from './chat-activities.ts'
import { choose } from './choose.ts'
import type { SentActivity } from './connector-routes.ts'
import { createErrands } from './errands.ts'
import type { Person } from './municipality.ts'
import { type PostOutcome, postActivity } from './post-activity.ts'
import type { Random } from './random.ts'
import { readCard } from './read-card.ts'
import { personInChat } from './simulated-chat.ts'

export interface ColleaguesSettings extends ChatSettings {
  readonly people: readonly Person[]
  /** The bot's messaging endpoint. */
  readonly botUrl: string
  /** The ids of the right options; none when the question isn't known. */
  readonly rightOptions: (course: string, lesson: string, question: string) => readonly string[]
  readonly random: Random
  readonly answerWithinMilliseconds: number
  /** They install the bot themselves at once; otherwise somebody must do it for them. */
  readonly installThemselves: boolean
  /** How long to wait before an installation that failed is tried again. */
  readonly retryAfterMilliseconds?: number
}

export interface Colleagues {
  /** To be called with everything the connector gets. */
  receive(conversationId: string, activity: SentActivity): void
  /** The bot has been installed for somebody: Teams tells it so. Does nothing for others than the colleagues. */
  install(person: string): void
  /** How many have the bot installed by now. */
  installed(): number
  stop(): Promise<void>
}

const shareAnswering = 0.8
const shareOfOldClients = 0.05
const atOnce = 6
/** So often does a person try who is told to try again. */
const maxTries = 3

export function startColleagues(settings: ColleaguesSettings): Colleagues {
  const { people, botUrl, random, rightOptions, answerWithinMilliseconds } = settings
  const { retryAfterMilliseconds = 1000 } = settings
  const errands = createErrands(atOnce)
  const byId = new Map(people.map((person) => [person.id, person]))
  let installed = 0

  function install(person: Person, afterMilliseconds: number) {
    errands.add(afterMilliseconds, async (signal) => {
      const outcome = await postActivity(botUrl, installationOf(person, settings), signal)
      if (outcome === 'done') installed++
      else install(person, retryAfterMilliseconds)
    })
  }

  function answer(tap: (signal: AbortSignal) => Promise<PostOutcome>, triesLeft: number) {
    errands.add(random() * answerWithinMilliseconds, async (signal) => {
      if ((await tap(signal)) !== 'done' && triesLeft > 1) answer(tap, triesLeft - 1)
    })
  }

  for (const person of settings.installThemselves ? people : []) install(person, 0)
  return {
    install(id) {
      const person = byId.get(id)
      if (person) install(person, 0)
    },
    receive(conversationId, activity) {
      const person = byId.get(personInChat(conversationId) ?? '')
      const asked = readCard(activity)
      if (person === undefined || asked === undefined || random() >= shareAnswering) return
      const right = rightOptions(asked.course, asked.lesson, asked.question)
      const chosen = asked.inputs.map((input) => [input.id, choose(input, right, random)])
      const data = { ...asked.data, ...Object.fromEntries(chosen) }
      const shape = random() < shareOfOldClients ? oldTapOf : tapOf
      const tap = shape(person, { ...settings, conversationId }, activity.id, data)
      answer((signal) => postActivity(botUrl, tap, signal), maxTries)
    },
    installed: () => installed,
    stop: () => errands.stop(),
  }
}
