// From the environment to the configuration; everything that is missing or wrong is named at once.
import { z } from 'zod'
import { LocalEnvironment, ProductionEnvironment, secrets } from './environment.ts'
import type { DepartmentField } from './graph/user.ts'
import { hasKey, storageConnectionString } from './storage-address.ts'

/** How the directory says who is to be trained. */
export interface DirectoryConfig {
  readonly departmentField: DepartmentField
  /** How departments are spelled; see content/read-department-mapping.ts. */
  readonly departmentsFile?: string
  /** How long after they left people are erased. */
  readonly eraseLeaversAfterDays: number
}

export interface LocalConfig {
  readonly mode: 'local'
  readonly port: number
  readonly playgroundPort: number
  /** How many real seconds a day of the course takes. */
  readonly daySeconds: number
  /** How many simulated learners there are beside the one in the Playground. */
  readonly colleagues: number
  /** Undefined: colleagues install the bot themselves, and nobody else is known. */
  readonly directory?: DirectoryConfig
  /** Where local mode keeps its data between starts. */
  readonly folder: string
  readonly contentFolder: string
  readonly eraseAnswersAfterDays: number
  readonly logLevel: string
}

export interface ProductionConfig {
  readonly mode: 'production'
  readonly port: number
  /** The address of this machine to listen on. */
  readonly host: string
  /** What the bot is in Entra, where it gets its own tokens and who issues those it is shown. */
  readonly credentials: {
    readonly appId: string
    /** Empty where an identity stands for it. */
    readonly appPassword: string
    /** The managed identity that the app registration trusts. */
    readonly identityClientId?: string
    readonly tenantId: string
    readonly inbound: { readonly metadataUrl: string; readonly issuer: string }
    readonly outbound: { readonly tokenUrl: string; readonly scope: string }
  }
  /** Who issues the tokens of the tab. */
  readonly signIn: { readonly metadataUrl: string; readonly issuer: string }
  /** Undefined: people are known by their chats alone. */
  readonly directory?: DirectoryConfig & {
    /** How often its changes are read. */
    readonly everySeconds: number
  }
  /** Without a key in it, the identity opens the account. */
  readonly storageConnectionString: string
  /** Where people reach the server, without a slash at the end. */
  readonly publicUrl: string
  /** How many proxies of our own stand in front of the server. */
  readonly trustedProxies: number
  /** Who starts a course that never ran: a leader in the tab, or the program itself, on the days its calendar says. */
  readonly startedBy: 'leader' | 'calendar'
  readonly slices: number
  readonly contentFolder: string
  readonly beatSeconds: number
  /** How many requests to Teams all instances together make. */
  readonly maxPerSecond: number
  readonly claimLifeSeconds: number
  /** After the last day of their course. */
  readonly eraseAnswersAfterDays: number
  /** Left out: no letters go out. */
  readonly letters?: { readonly mailbox: string; readonly perMinute: number }
  /** Microsoft Graph, without "/v1.0", and where its tokens come from. */
  readonly graph: { readonly url: string; readonly tokenUrl: string }
  readonly logLevel: string
  /** Telemetry goes there; without it there is none. */
  readonly insightsConnectionString?: string
}

export type Config = LocalConfig | ProductionConfig

export type Configured =
  | { readonly kind: 'config'; readonly config: Config }
  | { readonly kind: 'problems'; readonly problems: readonly string[] }

const onlyInProduction = Object.keys(ProductionEnvironment.shape).filter(
  (name) => !(name in LocalEnvironment.shape),
)

type Variables = Readonly<Record<string, string | undefined>>

/** Never throws; each problem is a sentence that names the variable and what it must be. Blank is as good as not set. */
export function readConfig(environment: Variables): Configured {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()))
  const mode = set.DROPPE_MODE ?? 'local'
  const meant = onlyInProduction.find((name) => set[name] !== undefined)
  if (set.DROPPE_MODE === undefined && meant !== undefined)
    return unclear(`DROPPE_MODE is not set: must be production or local, now that ${meant} is set.`, set)
  if (mode === 'local') return configured(LocalEnvironment, set, localConfig)
  if (mode === 'production')
    return withProblems(unproven(set), configured(ProductionEnvironment, set, productionConfig))
  return unclear(`DROPPE_MODE is "${mode}": must be local or production.`, set)
}

function configured<Schema extends z.ZodType>(
  schema: Schema,
  set: Variables,
  make: (read: z.infer<Schema>) => Config,
): Configured {
  const parsed = schema.safeParse(set)
  if (parsed.success) return { kind: 'config', config: make(parsed.data) }
  return { kind: 'problems', problems: problemsIn(parsed.error, set) }
}

/** Which proof of the bot's identity is missing, or there beside another. */
function unproven({ DROPPE_APP_PASSWORD, DROPPE_IDENTITY_CLIENT_ID, DROPPE_STORAGE }: Variables): string[] {
  const isKeyless =
    DROPPE_STORAGE !== undefined && !hasKey(storageConnectionString(DROPPE_STORAGE) ?? 'AccountKey')
  const secret = "must be a secret of the bot's app registration"
  const identity = 'must be the client id of the managed identity'
  if (DROPPE_APP_PASSWORD !== undefined && DROPPE_IDENTITY_CLIENT_ID !== undefined)
    return [`DROPPE_APP_PASSWORD is set beside DROPPE_IDENTITY_CLIENT_ID: must be one or the other.`]
  if (DROPPE_IDENTITY_CLIENT_ID !== undefined) return []
  if (isKeyless)
    return [
      `DROPPE_IDENTITY_CLIENT_ID is not set: ${identity} that opens the storage account, now that DROPPE_STORAGE has no AccountKey.`,
    ]
  if (DROPPE_APP_PASSWORD !== undefined) return []
  return [`DROPPE_APP_PASSWORD is not set: ${secret}; or DROPPE_IDENTITY_CLIENT_ID ${identity}.`]
}

function withProblems(problems: readonly string[], read: Configured): Configured {
  if (problems.length === 0) return read
  return { kind: 'problems', problems: read.kind === 'problems' ? [...read.problems, ...problems] : problems }
}

/** What is missing depends on the mode, but what is wrong is wrong in any. */
function unclear(problem: string, set: Variables): Configured {
  const { error } = z
    .object({ ...LocalEnvironment.shape, ...ProductionEnvironment.shape })
    .partial()
    .safeParse(set)
  return { kind: 'problems', problems: [problem, ...(error ? problemsIn(error, set) : [])] }
}

function problemsIn(error: z.ZodError, set: Variables): string[] {
  return error.issues.map(({ path, message }) => {
    const name = path.join('.')
    if (set[name] === undefined) return `${name} is not set: ${message}.`
    return secrets.has(name) ? `${name} is not right: ${message}.` : `${name} is "${set[name]}": ${message}.`
  })
}

function localConfig(read: z.infer<typeof LocalEnvironment>): LocalConfig {
  return {
    mode: 'local',
    port: read.PORT,
    playgroundPort: read.PLAYGROUND_PORT,
    daySeconds: read.DROPPE_DAY_SECONDS,
    colleagues: read.DROPPE_COLLEAGUES,
    ...(read.DROPPE_DIRECTORY === 'on' && { directory: directoryConfig(read) }),
    folder: read.DROPPE_FOLDER,
    contentFolder: read.DROPPE_CONTENT,
    eraseAnswersAfterDays: read.DROPPE_ERASE_ANSWERS_AFTER_DAYS,
    logLevel: read.LOG_LEVEL,
  }
}

function productionConfig(read: z.infer<typeof ProductionEnvironment>): ProductionConfig {
  const tenantId = read.DROPPE_TENANT_ID
  const entra = `https://login.microsoftonline.com/${tenantId}`
  return {
    mode: 'production',
    port: read.PORT,
    host: read.DROPPE_HOST,
    credentials: {
      appId: read.DROPPE_APP_ID,
      appPassword: read.DROPPE_APP_PASSWORD ?? '',
      ...(read.DROPPE_IDENTITY_CLIENT_ID && { identityClientId: read.DROPPE_IDENTITY_CLIENT_ID }),
      tenantId,
      inbound: { metadataUrl: read.DROPPE_BOT_METADATA_URL, issuer: read.DROPPE_BOT_TOKEN_ISSUER },
      outbound: {
        tokenUrl: read.DROPPE_BOT_TOKEN_URL ?? `${entra}/oauth2/v2.0/token`,
        scope: read.DROPPE_BOT_SCOPE,
      },
    },
    signIn: {
      metadataUrl: read.DROPPE_SIGN_IN_METADATA_URL ?? `${entra}/v2.0/.well-known/openid-configuration`,
      issuer: read.DROPPE_SIGN_IN_ISSUER ?? `${entra}/v2.0`,
    },
    ...(read.DROPPE_DIRECTORY === 'on' && {
      directory: {
        ...directoryConfig(read),
        everySeconds: read.DROPPE_DIRECTORY_SECONDS,
      },
    }),
    storageConnectionString: read.DROPPE_STORAGE,
    publicUrl: read.DROPPE_PUBLIC_URL,
    trustedProxies: read.DROPPE_TRUSTED_PROXIES,
    startedBy: read.DROPPE_START,
    slices: read.DROPPE_SLICES,
    contentFolder: read.DROPPE_CONTENT,
    beatSeconds: read.DROPPE_BEAT_SECONDS,
    maxPerSecond: read.DROPPE_MAX_PER_SECOND,
    claimLifeSeconds: read.DROPPE_CLAIM_LIFE_SECONDS,
    eraseAnswersAfterDays: read.DROPPE_ERASE_ANSWERS_AFTER_DAYS,
    ...(read.DROPPE_MAILBOX !== undefined && {
      letters: { mailbox: read.DROPPE_MAILBOX, perMinute: read.DROPPE_LETTERS_PER_MINUTE },
    }),
    graph: {
      url: read.DROPPE_GRAPH_URL.replace(/\/$/, ''),
      tokenUrl: read.DROPPE_GRAPH_TOKEN_URL ?? `${entra}/oauth2/v2.0/token`,
    },
    logLevel: read.LOG_LEVEL,
    ...(read.APPLICATIONINSIGHTS_CONNECTION_STRING && {
      insightsConnectionString: read.APPLICATIONINSIGHTS_CONNECTION_STRING,
    }),
  }
}

function directoryConfig(
  read: z.infer<typeof LocalEnvironment> | z.infer<typeof ProductionEnvironment>,
): DirectoryConfig {
  return {
    departmentField: read.DROPPE_DEPARTMENT_FIELD,
    ...(read.DROPPE_DEPARTMENTS !== undefined && { departmentsFile: read.DROPPE_DEPARTMENTS }),
    eraseLeaversAfterDays: read.DROPPE_ERASE_LEAVERS_AFTER_DAYS,
  }
}
