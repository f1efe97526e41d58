// The button that opens and closes what belongs to a row; what it shows is the row's own title.
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  button: {
    justifyContent: 'flex-start',
    alignItems: 'flex-start',
    textAlign: 'start',
    minWidth: 0,
    margin: `calc(-1 * ${tokens.spacingVerticalXXS}) 0 0 calc(-1 * ${tokens.spacingHorizontalS})`,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    // Fluent's own hover colour, Highlight, may be too faint for text on the forced background.
    '@media (forced-colors: active)': { ':hover': { color: 'ButtonText', borderTopColor: 'Highlight' } },
  },
  chevron: { flex: 'none' },
  open: { rotate: '90deg' },
})

interface Opening {
  readonly open: boolean
  /** The id of what is opened. */
  readonly opens: string
  readonly onClick: () => void
  readonly children: ReactNode
}

export function Opener({ open, opens, onClick, children }: Opening) {
  const styles = useStyles()
  return (
    <Button
      appearance="subtle"
      className={styles.button}
      icon={{ className: styles.chevron, children: <Chevron className={open ? styles.open : undefined} /> }}
      aria-expanded={open}
      aria-controls={open ? opens : undefined}
      onClick={onClick}
    >
      {children}
    </Button>
  )
}

function Chevron({ className }: { className: string | undefined }) {
  return (
    <svg className={className} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path
        d="m6 3.5 4.5 4.5L6 12.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
    </svg>
  )
}
