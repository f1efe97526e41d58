// A thin bar that repeats for the eye what the figures beside it say; hidden from screen readers for that reason.
import { makeStyles, tokens } from '@fluentui/react-components'

// Drawn with borders: forced colours take backgrounds away and leave borders.
const useStyles = makeStyles({
  track: {
    maxWidth: '140px',
    marginTop: tokens.spacingVerticalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  part: { borderTop: `4px solid ${tokens.colorCompoundBrandStroke}` },
})

export function Bar({ part, whole }: { part: number; whole: number }) {
  const styles = useStyles()
  const width = whole > 0 ? `${(100 * part) / whole}%` : 0
  return (
    <div aria-hidden="true" className={styles.track}>
      <div className={styles.part} style={{ width }} />
    </div>
  )
}
