import { createLearnerTable } from '../../bot/azure/learner-table.ts'
import { openStorage } from '../../bot/azure/storage.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { storePromises } from './learner-store.contract.ts'

describe('the learners’ table in Azurite', () => {
  const azurite = azuriteForTests()
  let stores = 0

  storePromises(async () => {
    const prefix = `t${++stores}x${process.pid}`
    const { learners } = await openStorage({ connectionString: azurite().connectionString, prefix })
    return createLearnerTable(learners, 4)
  })
})
