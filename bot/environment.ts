// What each variable of the environment may be, and what it is when it isn't set; config.ts makes a configuration of it.
import { z } from 'zod'
import { type DepartmentField, departmentFields } from './graph/user.ts'
import { storageConnectionString } from './storage-address.ts'

const number = (from: number, to: number) => {
  const error = `must be a whole number from ${from} to ${to}`
  return z.coerce.number({ error }).int({ error }).min(from, { error }).max(to, { error })
}
const port = number(1, 65_535)
const logLevel = z.enum(['silent', 'error', 'warn', 'info', 'debug'], {
  error: 'must be silent, error, warn, info or debug',
})
const text = (error: string) => z.string({ error }).min(1, { error })
/** In the case Entra writes it in its tokens, which are compared letter by letter. */
const guid = (what: string) => z.guid({ error: `must be ${what}, a GUID` }).toLowerCase()

/** Tokens, the app's password and people's figures travel there. */
const address = z.string().refine((value) => isSafe(value), {
  error: 'must be an https address (http only to this machine itself)',
})

const publicUrl = 'must be an https address without a slash at the end, such as https://droppe.example.se'
const storage =
  'must be the connection string of the storage account, or its name where it is opened by an identity'

// A working day is a third of a day, and the timer beats once a second: a shorter day would pass unseen.
const shortestDaySeconds = 4

const directory = z.enum(['on', 'off'], {
  error:
    'must be on, where the directory says who is to be trained, or off, where all are who install the bot',
})
const departmentField = z
  .string()
  .refine((name): name is DepartmentField => departmentFields.includes(name), {
    error: `must be ${departmentFields.slice(0, 3).join(', ')} or extensionAttribute1 to 15`,
  })

const inBoth = {
  PORT: port.default(3978),
  DROPPE_CONTENT: text('must be the folder with the courses').default('content'),
  DROPPE_ERASE_ANSWERS_AFTER_DAYS: number(1, 3650).default(180),
  DROPPE_DEPARTMENTS: text('must be the file that says how departments are spelled').optional(),
  DROPPE_DEPARTMENT_FIELD: departmentField.default('department'),
  DROPPE_ERASE_LEAVERS_AFTER_DAYS: number(1, 3650).default(90),
}

export const LocalEnvironment = z.object({
  ...inBoth,
  PLAYGROUND_PORT: port.default(56150),
  DROPPE_DAY_SECONDS: number(shortestDaySeconds, 86_400).default(20),
  DROPPE_COLLEAGUES: number(0, 2000).default(120),
  DROPPE_DIRECTORY: directory.default('on'),
  DROPPE_FOLDER: text('must be the folder for the data').default('.droppe'),
  LOG_LEVEL: logLevel.default('warn'),
})

export const ProductionEnvironment = z.object({
  ...inBoth,
  DROPPE_APP_ID: guid("the bot's application id"),
  DROPPE_APP_PASSWORD: text("must be a secret of the bot's app registration").optional(),
  DROPPE_IDENTITY_CLIENT_ID: guid('the client id of the managed identity').optional(),
  DROPPE_TENANT_ID: guid("the organisation's tenant id"),
  DROPPE_STORAGE: z.string({ error: storage }).transform((value, context) => {
    const connectionString = storageConnectionString(value)
    if (connectionString !== undefined) return connectionString
    context.addIssue({ code: 'custom', message: storage })
    return z.NEVER
  }),
  DROPPE_PUBLIC_URL: z.string({ error: publicUrl }).refine(isPublicUrl, { error: publicUrl }),
  DROPPE_HOST: z
    .union([z.ipv4(), z.ipv6()], {
      error: 'must be an IP address of this machine, or 0.0.0.0 for all of them',
    })
    .default('0.0.0.0'),
  DROPPE_TRUSTED_PROXIES: number(0, 9).default(0),
  DROPPE_START: z.enum(['leader', 'calendar'], { error: 'must be leader or calendar' }).default('leader'),
  DROPPE_SLICES: number(1, 4096).default(256),
  DROPPE_BEAT_SECONDS: number(1, 3600).default(30),
  DROPPE_MAX_PER_SECOND: number(1, 1_000_000).default(40),
  DROPPE_CLAIM_LIFE_SECONDS: number(10, 86_400).default(300),
  LOG_LEVEL: logLevel.default('info'),
  APPLICATIONINSIGHTS_CONNECTION_STRING: z
    .string()
    .regex(/(^|;)InstrumentationKey=./, { error: 'must be the connection string of Application Insights' })
    .optional(),
  DROPPE_MAILBOX: z
    .email({ error: 'must be the address of the mailbox that letters are sent from' })
    .optional(),
  DROPPE_LETTERS_PER_MINUTE: number(1, 10_000).default(30),
  DROPPE_BOT_METADATA_URL: address.default(
    'https://login.botframework.com/v1/.well-known/openidconfiguration',
  ),
  DROPPE_BOT_TOKEN_ISSUER: address.default('https://api.botframework.com'),
  DROPPE_BOT_TOKEN_URL: address.optional(),
  DROPPE_BOT_SCOPE: text('must be the scope of the bot’s tokens').default(
    'https://api.botframework.com/.default',
  ),
  // Off, since it takes permissions that a pilot needn't have.
  DROPPE_DIRECTORY: directory.default('off'),
  DROPPE_DIRECTORY_SECONDS: number(5, 86_400).default(900),
  DROPPE_GRAPH_URL: address.default('https://graph.microsoft.com'),
  DROPPE_GRAPH_TOKEN_URL: address.optional(),
  DROPPE_SIGN_IN_METADATA_URL: address.optional(),
  DROPPE_SIGN_IN_ISSUER: address.optional(),
})

/** What must not stand in a log, not even when it is wrong. */
export const secrets: ReadonlySet<string> = new Set([
  'DROPPE_APP_PASSWORD',
  'DROPPE_STORAGE',
  'APPLICATIONINSIGHTS_CONNECTION_STRING',
])

function isSafe(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, hostname, username, password } = new URL(value)
  if (username !== '' || password !== '') return false
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
}

function isLoopback(hostname: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
}

function isPublicUrl(value: string): boolean {
  return isSafe(value) && !/[?#]|\/$/.test(value)
}
