// The width there is for a chart, which is drawn to measure.
import { useEffect, useRef, useState } from 'react'
import { usePrinting } from '../parts/use-printing.ts'

/** A4 between its margins, in CSS pixels: 210 − 2 × 16 mm at 96 to the inch, less a little. */
const onPaper = 660

export function useWidth() {
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const isPrinting = usePrinting()
  useEffect(() => {
    if (!place.current) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [])
  return { place, width: isPrinting ? Math.min(width, onPaper) : width }
}
