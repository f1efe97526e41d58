// A box that says in words why there are no figures to see, and what changes that.
import {
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({ title: { display: 'block' } })

interface Content {
  readonly intent: 'info' | 'warning' | 'error' | 'success'
  readonly title: string
  readonly text?: string
  /** What one can press, if there is anything. */
  readonly children?: ReactNode
}

export function Notice({ intent, title, text, children }: Content) {
  const styles = useStyles()
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle className={styles.title}>{title}</MessageBarTitle>
        {text}
      </MessageBarBody>
      {children && <MessageBarActions>{children}</MessageBarActions>}
    </MessageBar>
  )
}
