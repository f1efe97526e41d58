// What is wrong with the pictures of a course, told at the lessons they belong to.

import { dirname, join } from 'node:path'
import { pictureFindings } from './picture.ts'
import type { Problem } from './problem.ts'
import { problemAt, type WrittenCourse } from './read-course.ts'

export async function pictureProblems({
  course,
  courseFile,
  lessonFiles,
}: WrittenCourse): Promise<Problem[]> {
  const folder = join(dirname(courseFile.file), 'images')
  const problems = course.lessons.map(async ({ image }, index) => {
    const file = lessonFiles[index]
    if (!image || !file) return []
    const findings = await pictureFindings(join(folder, image.file))
    return findings.map((finding) => problemAt(file, ['image', 'file'], finding))
  })
  return (await Promise.all(problems)).flat()
}
