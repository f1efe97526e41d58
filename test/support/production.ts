// The real program in production mode as a child, with simulated services in the place of Microsoft's.
import { freePorts } from '../../bot/local/ports.ts'
import type { BotFramework } from './bot-framework.ts'
import { type Environment, type Run, runDroppe } from './droppe.ts'
import { eventually } from './eventually.ts'

export interface Instance extends Run {
  readonly url: string
  /** Posts an activity as the Bot Framework does; without a header if that is left out. */
  post(activity: object, authorization?: string): Promise<{ status: number; text: string }>
  /** Its exit code; null if it had to be killed. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

export interface Services {
  readonly storageConnectionString: string
  readonly framework: BotFramework
}

/**
 * Resolves when it has greeted. It beats every second, in 8 slices, unless told otherwise. `folder` has another copy of
 * the program.
 */
export async function startInstance(
  services: Services,
  wishes: Environment = {},
  folder?: string,
): Promise<Instance> {
  const [port = 0] = await freePorts(1)
  const url = `http://127.0.0.1:${port}`
  const run = runDroppe({ ...settingsFor(services, port), ...wishes }, folder)
  let code: number | null | undefined
  void run.ended.then((ended) => {
    code = ended
  })
  const isUp = () => run.output().includes('Droppe runs on')
  await eventually(() => isUp() || code !== undefined, 'its greeting', 60).catch((error) => {
    run.kill('SIGKILL')
    throw error
  })
  if (code !== undefined) throw new Error(`It ended with ${code}: ${run.output()}`)
  return {
    ...run,
    url,
    async post(activity, authorization) {
      const answer = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
        body: JSON.stringify(activity),
      })
      return { status: answer.status, text: await answer.text() }
    },
    async stop(signal = 'SIGTERM') {
      if (code === undefined) run.kill(signal)
      const insist = setTimeout(() => run.kill('SIGKILL'), 15_000)
      await run.ended
      clearTimeout(insist)
      return run.ended
    },
  }
}

/** Any port is as good as another for a program that isn't to come so far. */
export function settingsFor({ storageConnectionString, framework }: Services, port = 3978): Environment {
  return {
    DROPPE_MODE: 'production',
    PORT: `${port}`,
    DROPPE_HOST: '127.0.0.1',
    DROPPE_PUBLIC_URL: `http://127.0.0.1:${port}`,
    DROPPE_STORAGE: storageConnectionString,
    DROPPE_START: 'calendar',
    DROPPE_SLICES: '8',
    DROPPE_BEAT_SECONDS: '1',
    DROPPE_APP_ID: framework.appId,
    DROPPE_APP_PASSWORD: framework.appPassword,
    DROPPE_TENANT_ID: framework.tenantId,
    DROPPE_BOT_METADATA_URL: framework.metadataUrl,
    DROPPE_BOT_TOKEN_ISSUER: framework.issuer,
    DROPPE_BOT_TOKEN_URL: framework.tokenUrl,
    DROPPE_BOT_SCOPE: framework.scope,
  }
}
