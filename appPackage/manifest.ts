// The parts of the manifest that the package's own checks look at; all of it, Microsoft's schema knows.
import { z } from 'zod'

const file = z.string().regex(/^[\w.-]+$/, { error: 'must be the name of a file beside manifest.json' })
const text = z.string().optional()

export const Manifest = z.object({
  localizationInfo: z.object({
    additionalLanguages: z.array(z.object({ languageTag: z.string(), file })),
  }),
  icons: z.object({ color: file, outline: file }),
  name: z.object({ short: text, full: text }),
  description: z.object({ short: text, full: text }),
  staticTabs: z.array(z.object({ name: text })),
  bots: z.array(
    z.object({
      commandLists: z.array(z.object({ commands: z.array(z.object({ title: text, description: text })) })),
    }),
  ),
})
export type Manifest = z.infer<typeof Manifest>

export type ManifestRead =
  | { readonly kind: 'manifest'; readonly manifest: Manifest }
  | { readonly kind: 'problems'; readonly problems: readonly string[] }

export function readManifest(json: unknown): ManifestRead {
  const parsed = Manifest.safeParse(json)
  if (parsed.success) return { kind: 'manifest', manifest: parsed.data }
  const problems = parsed.error.issues.map(
    ({ path, message }) => `manifest.json: ${z.core.toDotPath(path)}: ${message}.`,
  )
  return { kind: 'problems', problems }
}
