// The page on which lessons are written: the list, one lesson, or the beginning of a new one.
import { useVisit } from '../route.ts'
import { LessonPage } from './lesson-page.tsx'
import { ListPage } from './list-page.tsx'

export function EditorPage() {
  const [course, file] = useVisit().rest
  if (course === undefined || file === undefined) return <ListPage />
  return <LessonPage key={`${course}/${file}`} course={course} file={file} />
}
