// The store of the commands that IT gives beside the running instances: the same as theirs, by the same settings.
import type { Storage } from './azure/storage.ts'
import { ProductionEnvironment } from './environment.ts'
import { identityFor, reachStorage } from './storage-access.ts'
import { hasKey } from './storage-address.ts'

const StoreEnvironment = ProductionEnvironment.pick({ DROPPE_STORAGE: true, DROPPE_IDENTITY_CLIENT_ID: true })

/** Throws one clear line if the settings are missing or the storage can't be reached. */
export async function openStoreOf(environment: NodeJS.ProcessEnv): Promise<Storage> {
  const { DROPPE_STORAGE, DROPPE_IDENTITY_CLIENT_ID } = environment
  const read = StoreEnvironment.safeParse({
    DROPPE_STORAGE,
    // As good as not set, such as in .env.example.
    DROPPE_IDENTITY_CLIENT_ID: DROPPE_IDENTITY_CLIENT_ID?.trim() || undefined,
  })
  const [wrong] = read.error?.issues ?? []
  if (!read.success) throw unsettled(`${wrong?.path.join('.')} ${wrong?.message}`)
  const { DROPPE_STORAGE: storageConnectionString, DROPPE_IDENTITY_CLIENT_ID: identityClientId } = read.data
  if (identityClientId === undefined && !hasKey(storageConnectionString))
    throw unsettled('DROPPE_STORAGE has no AccountKey, and DROPPE_IDENTITY_CLIENT_ID is not set')
  const identity = await identityFor({ credentials: identityClientId ? { identityClientId } : {} })
  return reachStorage({ storageConnectionString }, identity)
}

function unsettled(what: string): Error {
  return new Error(`${what}. Give the settings of the running instances, such as with node --env-file=.env.`)
}
