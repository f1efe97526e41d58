// Reads a card as a client does: what can be chosen, and what goes back with the choice.
import { z } from 'zod'

export interface AskedQuestion {
  /** The name under which the choice goes back. */
  readonly inputId: string
  readonly several: boolean
  readonly choices: readonly string[]
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
    lesson: z.string(),
    question: z.string(),
  }),
})

/** Undefined when the activity carries no card that asks something. */
export function readCard(activity: Readonly<Record<string, unknown>>): AskedQuestion | undefined {
  const parts = [...partsOf(activity.attachments)]
  const input = parts.map((part) => ChoiceSet.safeParse(part).data).find((found) => found !== undefined)
  const action = parts.map((part) => AnswerAction.safeParse(part).data).find((found) => found !== undefined)
  if (input === undefined || action === undefined) return undefined
  const { course, lesson, question } = action.data
  const choices = input.choices.map(({ value }) => value)
  return {
    inputId: input.id,
    several: input.isMultiSelect,
    choices,
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
