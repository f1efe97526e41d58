// The page's heading: the window is named after it, and whoever came from another page goes on from it.
import { useEffect, useRef } from 'react'
import { useVisit } from '../route.ts'

export function useHeading(title: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { isArrival } = useVisit()
  useEffect(() => {
    document.title = `${title} – Droppe`
  }, [title])
  useEffect(() => {
    if (isArrival) heading.current?.focus()
  }, [isArrival])
  return heading
}
