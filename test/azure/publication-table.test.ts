import { createPublicationTable } from '../../bot/azure/publication-table.ts'
import { openStorage } from '../../bot/azure/storage.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { publicationPromises } from './publication-store.contract.ts'

describe('the publications’ table in Azurite', () => {
  const azurite = azuriteForTests()
  let stores = 0

  publicationPromises(async () => {
    const prefix = `p${++stores}x${process.pid}`
    const { publications } = await openStorage({ connectionString: azurite().connectionString, prefix })
    return createPublicationTable(publications)
  })
})
