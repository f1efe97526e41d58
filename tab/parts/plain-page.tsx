// A page that asks the server nothing: a heading and what is under it.
import type { ReactNode } from 'react'
import { usePageStyles } from './page-styles.ts'
import { useHeading } from './use-heading.ts'

export function PlainPage({ title, children }: { title: string; children: ReactNode }) {
  const styles = usePageStyles()
  return (
    <main className={styles.page}>
      <h1 ref={useHeading(title)} tabIndex={-1} className={styles.heading}>
        {title}
      </h1>
      {children}
    </main>
  )
}
