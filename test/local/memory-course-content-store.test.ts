import { createMemoryCourseContentStore } from '../../bot/local/memory-course-content-store.ts'
import { contentPromises } from '../azure/course-content-store.contract.ts'

describe('the course contents’ store in memory', () => {
  contentPromises(async () => createMemoryCourseContentStore())
})
