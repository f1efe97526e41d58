import { createMemoryPublicationStore } from '../../bot/local/memory-publication-store.ts'
import { publicationPromises } from '../azure/publication-store.contract.ts'

describe('the publications in memory', () => {
  publicationPromises(async () => createMemoryPublicationStore())
})
