// The pages of the tab, in the order of the questions they answer. The first is loaded with the tab, each other when it
// is opened. A page is an entry here, its words under "pages" in texts/, and a folder.
import { type ComponentType, lazy } from 'react'
import { OverviewPage } from '../overview/overview-page.tsx'

export interface PageEntry {
  /** As it stands in the address. */
  readonly path: string
  readonly name: 'overview' | 'lessons' | 'reach' | 'memory' | 'report' | 'writing' | 'course' | 'operations'
  /** Left out of the navigation for those with none of these roles. */
  readonly roles?: readonly string[]
  readonly Page: ComponentType
}

export const pages: readonly [PageEntry, ...PageEntry[]] = [
  { path: 'oversikt', name: 'overview', Page: OverviewPage },
  {
    path: 'lektioner',
    name: 'lessons',
    Page: lazy(async () => ({ default: (await import('../lessons/lessons-page.tsx')).LessonsPage })),
  },
  {
    path: 'na-ut',
    name: 'reach',
    Page: lazy(async () => ({ default: (await import('../reach/reach-page.tsx')).ReachPage })),
  },
  {
    path: 'minne',
    name: 'memory',
    Page: lazy(async () => ({ default: (await import('../memory/memory-page.tsx')).MemoryPage })),
  },
  {
    path: 'rapport',
    name: 'report',
    Page: lazy(async () => ({ default: (await import('../report/report-page.tsx')).ReportPage })),
  },
  {
    path: 'kurs',
    name: 'course',
    Page: lazy(async () => ({ default: (await import('../course/course-page.tsx')).CoursePage })),
  },
  {
    path: 'skriv',
    name: 'writing',
    Page: lazy(async () => ({ default: (await import('../editor/editor-page.tsx')).EditorPage })),
  },
  {
    path: 'drift',
    name: 'operations',
    roles: ['ProjectLeader', 'Admin'],
    Page: lazy(async () => ({ default: (await import('../operations/operations-page.tsx')).OperationsPage })),
  },
]

export function pageAt(path: string): PageEntry | undefined {
  return path === '' ? pages[0] : pages.find((page) => page.path === path)
}
