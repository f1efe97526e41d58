// The frame of a page that shows what one address says: its heading, how fresh it is, and what went wrong if it did.
import { Text } from '@fluentui/react-components'
import { type ReactNode, useEffect, useRef } from 'react'
import { CopyLink } from './copy-link.tsx'
import { Failed } from './failed.tsx'
import { usePageStyles } from './page-styles.ts'
import { StatusLine } from './status-line.tsx'
import { useHeading } from './use-heading.ts'
import type { Followed } from './use-reading.ts'

interface PageContent<T> {
  readonly title: string
  /** The question that the page answers. */
  readonly question?: string
  /** What leads back up. */
  readonly above?: ReactNode
  readonly actions?: ReactNode
  readonly followed: Followed<T>
  readonly children: (value: T) => ReactNode
}

export function Page<T>({ title, question, above, actions, followed, children }: PageContent<T>) {
  const styles = usePageStyles()
  const { view, readNow } = followed
  const heading = useHeading(title)
  const asked = useRef(false)

  // The button that was pressed is gone when the figures come: whoever uses the keyboard goes on from the heading.
  useEffect(() => {
    if (view.kind !== 'shown' || !asked.current) return
    asked.current = false
    heading.current?.focus()
  }, [view.kind, heading])

  const tryAgain = () => {
    asked.current = true
    readNow()
  }

  return (
    <main className={styles.page}>
      <header>
        {above}
        <div className={styles.header}>
          <div className={styles.words}>
            <h1 ref={heading} tabIndex={-1} className={styles.heading}>
              {title}
            </h1>
            {question && (
              <Text block className={styles.question}>
                {question}
              </Text>
            )}
            <StatusLine view={view} />
          </div>
          <div className={styles.actions}>
            {actions}
            <CopyLink title={title} />
          </div>
        </div>
      </header>
      {view.kind === 'failed' && <Failed problem={view.problem} tryAgain={tryAgain} />}
      {view.kind === 'shown' && children(view.value)}
    </main>
  )
}
