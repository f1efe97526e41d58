// What is read of an activity as Teams posts it; all else is left behind.
import { z } from 'zod'

/** Entra object ids are GUIDs; channel ids look like "29:1abc…". Both can be part of a table key. */
const Id = z.string().regex(/^[\w.:@-]{1,200}$/)
/** What we read of an activity, and what the Bot Framework needs to answer it; all else is left behind. */
const Envelope = z.object({
  type: z.string().max(100),
  action: z.string().optional(),
  name: z.string().optional(),
  id: z.string().optional(),
  replyToId: z.string().optional(),
  channelId: z.string().default('msteams'),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  from: z.object({
    id: Id,
    aadObjectId: Id.optional(),
    name: z.string().max(200).optional().catch(undefined),
  }),
  text: z.string().optional().catch(undefined),
  recipient: z.object({ id: z.string(), name: z.string().optional() }),
  conversation: z.object({
    id: z.string().min(1).max(500),
    conversationType: z.string().optional(),
    tenantId: z.string().optional(),
  }),
  value: z.unknown().optional(),
})

export type Envelope = z.infer<typeof Envelope>

/** Undefined if it isn't an activity at all. */
export function parseEnvelope(body: unknown): Envelope | undefined {
  return Envelope.safeParse(body).data
}
