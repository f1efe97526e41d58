// The store of the commands that IT gives beside the running instances: the same as theirs, by the same settings.
import { openStorage, type Storage } from './azure/storage.ts'
import { ProductionEnvironment } from './environment.ts'

const StoreEnvironment = ProductionEnvironment.pick({ DROPPE_STORAGE: true })

/** Throws one clear line if the settings are missing or the storage can't be reached. */
export async function openStoreOf(environment: NodeJS.ProcessEnv): Promise<Storage> {
  const read = StoreEnvironment.safeParse(environment)
  if (!read.success)
    throw new Error(
      `DROPPE_STORAGE ${read.error.issues[0]?.message}. Give the settings of the running instances, such as with node --env-file=.env.`,
    )
  try {
    return await openStorage({ connectionString: read.data.DROPPE_STORAGE, prefix: 'droppe' })
  } catch (cause) {
    const [why] = (cause as Error).message.split('\n')
    throw new Error(
      `The storage account can't be used (${why}). Check DROPPE_STORAGE, and that this machine reaches it.`,
      { cause },
    )
  }
}
