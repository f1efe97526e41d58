// Whether the page is being put on paper just now: paper is light and narrow, whatever the window is.
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

const onPaper = matchMedia('print')

export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(onPaper.matches)
  useEffect(() => {
    // The browser takes its picture as soon as this returns: what depends on it must be drawn by then.
    const change = () => flushSync(() => setPrinting(onPaper.matches))
    onPaper.addEventListener('change', change)
    return () => onPaper.removeEventListener('change', change)
  }, [])
  return printing
}
