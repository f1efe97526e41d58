// What differs between organisations in the app package, read from the environment.
import { z } from 'zod'

const guid = (what: string) => z.guid({ error: `must be ${what}, a GUID` }).toLowerCase()
const page = (what: string) => {
  const error = `must be the https address of ${what}`
  return z.string({ error }).refine(isHttps, { error })
}
const publicUrl =
  'must be where people reach the server: an https address without a slash at the end, such as https://droppe.example.se'
const short = (most: number, what: string) => {
  const error = `must be ${what}, at most ${most} characters`
  return z.string({ error }).max(most, { error })
}
const version = 'must be a version such as 1.2.0, higher than the one people have now'

// The lengths are those of Microsoft's schema for name.short and developer.name.
const Environment = z.object({
  DROPPE_APP_ID: guid("the bot's application id in Entra"),
  DROPPE_PUBLIC_URL: z
    .string({ error: publicUrl })
    .refine((value) => isHttps(value) && !/[?#]|\/$/.test(value), {
      error: publicUrl,
    }),
  DROPPE_ORGANISATION: short(32, 'the name of the organisation that offers the app'),
  DROPPE_PRIVACY_URL: page('the page where the organisation says how it handles personal data'),
  DROPPE_TERMS_URL: page('the terms of use').optional(),
  DROPPE_NAME: short(30, "the app's name").default('Droppe'),
  DROPPE_APP_VERSION: z.string().regex(/^(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){2}$/, { error: version }),
})

/** What the placeholders in appPackage/*.json stand for: ${NAME} becomes the value of NAME. */
export type PackageSettings = Readonly<Record<string, string>>

export interface PackageSettingsRead {
  /** With stand-ins for what is missing or wrong, so that the rest can be checked all the same. */
  readonly settings: PackageSettings
  /** Sentences that name the variable and what it must be. */
  readonly problems: readonly string[]
}

const standIns = {
  DROPPE_APP_ID: '00000000-0000-4000-8000-000000000000',
  DROPPE_PUBLIC_URL: 'https://droppe.example.se',
  DROPPE_ORGANISATION: 'Example',
  DROPPE_PRIVACY_URL: 'https://example.se/privacy',
  DROPPE_APP_VERSION: '0.0.0',
}

/** Blank is as good as not set. `ownVersion` is taken where the environment doesn't say one. */
export function readPackageSettings(
  environment: Readonly<Record<string, string | undefined>>,
  ownVersion: string,
): PackageSettingsRead {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()))
  const parsed = Environment.safeParse({ DROPPE_APP_VERSION: ownVersion, ...set })
  if (parsed.success) return { settings: completed(parsed.data), problems: [] }
  return {
    settings: completed(Environment.parse(standIns)),
    problems: parsed.error.issues.map(({ path: [name], message }) => {
      const value = set[String(name)]
      return `${String(name)} is ${value === undefined ? 'not set' : `"${value}"`}: ${message}.`
    }),
  }
}

function completed({ DROPPE_TERMS_URL, ...read }: z.infer<typeof Environment>): PackageSettings {
  return {
    ...read,
    // An app for the organisation's own employees has no terms beyond what it says of their data.
    DROPPE_TERMS_URL: DROPPE_TERMS_URL ?? read.DROPPE_PRIVACY_URL,
    // With the port, if it isn't 443: Teams compares both.
    DROPPE_PUBLIC_HOST: new URL(read.DROPPE_PUBLIC_URL).host,
  }
}

function isHttps(value: string): boolean {
  return URL.canParse(value) && new URL(value).protocol === 'https:'
}
