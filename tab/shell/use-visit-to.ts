// Whether one has come to where one is from somewhere else in the tab.
import { useMemo, useRef } from 'react'
import type { Route, Visit } from '../route.ts'

export function useVisitTo(route: Route): Visit {
  const first = useRef(route.path)
  const hasMoved = useRef(false)
  if (route.path !== first.current) hasMoved.current = true
  const isArrival = hasMoved.current
  const { path } = route
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path says all the rest.
  return useMemo(() => ({ ...route, isArrival }), [path, isArrival])
}
