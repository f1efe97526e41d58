// Reads a card as a client does: what can be chosen, and what goes back with the choice.
import { z } from 'zod'

export interface AskedInput {
  /** The name under which the choice goes back. */
  readonly id: string
  readonly several: boolean
  readonly choices: readonly string[]
}

export interface AskedQuestion {
  /** One for a lesson, several for a survey. */
  readonly inputs: readonly AskedInput[]
  /** The action's own data. */
  readonly data: Readonly<Record<string, unknown>>
  readonly course: string
  readonly lesson: string
  readonly question: string
}

const ChoiceSet = z.object({
  type: z.literal('Input.ChoiceSet'),
  id: z.string(),
  isMultiSelect: z.boolean().default(false),
  choices: z.array(z.object({ value: z.string() })).min(1),
})
const AnswerAction = z.object({
  type: z.literal('Action.Execute'),
  data: z.looseObject({
    verb: z.literal('answer'),
    course: z.string(),
    /** A survey has none. */
    lesson: z.string().default(''),
    question: z.string(),
  }),
})

/** Undefined when the activity carries no card that asks something. */
export function readCard(activity: Readonly<Record<string, unknown>>): AskedQuestion | undefined {
  const parts = [...partsOf(activity.attachments)]
  const inputs = parts.flatMap((part) => ChoiceSet.safeParse(part).data ?? [])
  const action = parts.map((part) => AnswerAction.safeParse(part).data).find((found) => found !== undefined)
  if (inputs.length === 0 || action === undefined) return undefined
  const { course, lesson, question } = action.data
  return {
    inputs: inputs.map(({ id, isMultiSelect, choices }) => ({
      id,
      several: isMultiSelect,
      choices: choices.map(({ value }) => value),
    })),
    data: action.data,
    course,
    lesson,
    question,
  }
}

/** Every object in it, however deep. */
function* partsOf(value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value
  for (const inner of Object.values(value)) yield* partsOf(inner)
}
