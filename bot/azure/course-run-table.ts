// The courses' states: one row a course, few and small.
import type { TableClient } from '@azure/data-tables'
import type { CourseRun } from '../core/course-run.ts'
import type { CourseRunStore } from '../core/ports.ts'

const partitionKey = 'course'

export function createCourseRunTable(table: TableClient): CourseRunStore {
  return {
    async list() {
      const rows = await Array.fromAsync(table.listEntities<CourseRun>())
      return rows.map(({ course, state, start, end }) => ({ course, state, start, end }))
    },
    async put(run) {
      await table.upsertEntity({ partitionKey, rowKey: run.course, ...run }, 'Replace')
    },
  }
}
