import { createMemoryLearnerStore } from '../../bot/local/memory-learner-store.ts'
import { storePromises } from '../azure/learner-store.contract.ts'

describe('the learners’ store in memory', () => {
  storePromises(async () => createMemoryLearnerStore(4))
})
