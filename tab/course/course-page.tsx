// The page Kurs: all courses and how they stand, or one of them day by day.
import { useVisit } from '../route.ts'
import { CourseList } from './course-list.tsx'
import { OneCourse } from './one-course.tsx'

export function CoursePage() {
  const [course] = useVisit().rest
  return course ? <OneCourse key={course} id={course} /> : <CourseList />
}
