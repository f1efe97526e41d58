// The page Lektioner: every lesson of every course with its figures, or one of them in full.
import { useVisit } from '../route.ts'
import { LessonList } from './lesson-list.tsx'
import { LessonPage } from './lesson-page.tsx'

export function LessonsPage() {
  const [course, lesson] = useVisit().rest
  return course && lesson ? <LessonPage course={course} lesson={lesson} /> : <LessonList />
}
