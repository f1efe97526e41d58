// An Azurite of its own for a describe block, in memory, on free ports.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Azurite, startAzurite } from '../../bot/local/azurite.ts'

/** To be called inside `describe`; what it returns gives the emulator once tests run. */
export function azuriteForTests(): () => Azurite {
  let azurite: Azurite | undefined
  let folder = ''
  before(async function () {
    this.timeout(40_000)
    folder = await mkdtemp(join(tmpdir(), 'droppe-azurite-'))
    azurite = await startAzurite({
      folder,
      inMemory: true,
      onUnexpectedExit: (reason) => console.error(reason),
    })
  })
  after(async () => {
    await azurite?.stop()
    await rm(folder, { recursive: true, force: true })
  })
  return () => {
    if (!azurite) throw new Error('Azurite is only there while tests run.')
    return azurite
  }
}
