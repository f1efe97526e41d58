// That a course is under way: what the leader decided, apart from what the course says.

export interface CourseRun {
  readonly course: string
  readonly state: 'running' | 'paused'
  /** ISO date, local to the course's zone. */
  readonly start: string
}
