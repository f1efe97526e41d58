// That a course is under way: what the leader decided, apart from what the course says.

export interface CourseRun {
  readonly course: string
  readonly state: 'running' | 'paused'
  /** ISO dates, local to the course's zone: the first day anything goes out, and the last. */
  readonly start: string
  readonly end: string
}
