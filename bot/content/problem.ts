// A problem is the same for those who find it here and for the flow that decides what becomes of a broken course.
export type { Problem } from '../core/problem.ts'
