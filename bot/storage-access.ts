// How production reaches its storage account, and as whom.
import type { ManagedIdentity } from './azure/managed-identity.ts'
import { openStorage, type Storage } from './azure/storage.ts'
import type { ProductionConfig } from './config.ts'
import { hasKey } from './storage-address.ts'

/** Loaded only where it is used: it takes its time and its memory. */
export async function identityFor({
  credentials: { identityClientId },
}: {
  readonly credentials: Pick<ProductionConfig['credentials'], 'identityClientId'>
}): Promise<ManagedIdentity | undefined> {
  if (identityClientId === undefined) return undefined
  const { openManagedIdentity } = await import('./azure/managed-identity.ts')
  return openManagedIdentity(identityClientId)
}

/** Throws one clear line. */
export async function reachStorage(
  { storageConnectionString: connectionString }: Pick<ProductionConfig, 'storageConnectionString'>,
  identity: ManagedIdentity | undefined,
): Promise<Storage> {
  const isKeyless = !hasKey(connectionString)
  try {
    return await openStorage({
      connectionString,
      prefix: 'droppe',
      ...(identity && isKeyless && { credential: identity.credential }),
    })
  } catch (cause) {
    const [why] = (cause as Error).message.split('\n')
    throw new Error(
      `The storage account can't be used (${why}). Check DROPPE_STORAGE, ${isKeyless ? 'the roles the identity has in the account, ' : ''}and that this machine reaches it.`,
      { cause },
    )
  }
}
