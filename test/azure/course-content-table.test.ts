import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { createCourseContentTable } from '../../bot/azure/course-content-table.ts'
import { openStorage } from '../../bot/azure/storage.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { course } from '../support/builders.ts'
import { contentPromises } from './course-content-store.contract.ts'

describe('the course contents’ table in Azurite', () => {
  const azurite = azuriteForTests()
  let stores = 0
  const create = async () => {
    const prefix = `c${++stores}x${process.pid}`
    const { courseContents } = await openStorage({ connectionString: azurite().connectionString, prefix })
    return createCourseContentTable(courseContents)
  }

  contentPromises(create)

  it('says what to do with a course that is larger than a row', async () => {
    const store = await create()
    const title = { sv: randomBytes(1_000_000).toString('base64'), en: '' }

    await assert.rejects(store.put(course('stad', { title })), /Course stad is larger than .* Split it\./)
  })
})
