// The courses we ship, read once for the tests that hold them to what we ask of them.

import assert from 'node:assert/strict'
import type { WrittenCourse } from '../../bot/content/read-course.ts'
import { readCourses } from '../../bot/content/read-courses.ts'
import { type WrittenQuestion, writtenQuestions } from '../../bot/content/written-questions.ts'

export async function shipped(): Promise<readonly WrittenCourse[]> {
  const read = await readCourses('content')
  assert.equal(read.kind, 'courses')
  return read.written
}

export async function shippedQuestions(): Promise<WrittenQuestion[]> {
  return (await shipped()).flatMap(writtenQuestions)
}
