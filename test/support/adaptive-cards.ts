// What Microsoft's own renderer has to say about a card when it may use nothing newer than version 1.5.
import { createRequire } from 'node:module'

/** The parts of the package used here; its own types are TypeScript sources that our compiler settings refuse. */
interface AdaptiveCards {
  AdaptiveCard: new () => {
    parse(json: object, context: SerializationContext): void
    validateProperties(): { validationEvents: readonly { message: string }[] }
    toJSON(context: SerializationContext): object
  }
  SerializationContext: new (version: object) => SerializationContext
  Versions: { readonly v1_5: object }
}

interface SerializationContext {
  readonly eventCount: number
  getEventAt(index: number): { message: string }
}

const { AdaptiveCard, SerializationContext, Versions } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
) as AdaptiveCards

/** Empty for a valid card. What the renderer would drop in silence, such as a misspelt property, is told as well. */
export function complaintsAbout(json: object): string[] {
  const { actions = [], lang, ...rest } = json as { actions?: { fallback?: object }[]; lang?: string }
  return [
    // The package checks "lang" with a global regular expression, which fails every second time.
    ...(/^[a-z]{2}$/.test(lang ?? '') ? [] : [`"${lang}" is not a language`]),
    ...complaintsOf({ ...rest, actions: actions.map(({ fallback: _, ...action }) => action) }),
    // Fallbacks are not written down again, so they are looked at as actions of their own.
    ...complaintsOf({ ...rest, actions: actions.flatMap(({ fallback }) => fallback ?? []) }),
  ]
}

function complaintsOf(json: object): string[] {
  const context = new SerializationContext(Versions.v1_5)
  const card = new AdaptiveCard()
  card.parse(json, context)
  const parsing = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message)
  const validating = card.validateProperties().validationEvents.map((event) => event.message)
  const kept = card.toJSON(new SerializationContext(Versions.v1_5))
  return [...parsing, ...validating, ...dropped(json, kept)]
}

/** Properties the host reads and the card's own schema does not know. */
const hostProperties = new Set(['msteams'])

function dropped(before: unknown, after: unknown, path = ''): string[] {
  if (typeof before !== 'object' || before === null) return []
  return Object.entries(before).flatMap(([name, value]) => {
    if (hostProperties.has(name)) return []
    const kept = (after as Record<string, unknown> | undefined)?.[name]
    const here = `${path}/${name}`
    // What equals the default is left out when a card is written down again.
    if (kept === undefined) return isDefault(value) ? [] : [`${here} is not known`]
    return dropped(value, kept, here)
  })
}

function isDefault(value: unknown): boolean {
  return value === false || value === 'default' || (Array.isArray(value) && value.length === 0)
}
