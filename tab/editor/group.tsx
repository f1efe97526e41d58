// Fields that belong together under a title, and what is said of them as a whole.
import { makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useId } from 'react'
import type { Path } from './lesson-text.ts'
import { Told } from './told.tsx'
import { partId } from './writing.ts'

const useStyles = makeStyles({
  group: {
    margin: 0,
    minWidth: 0,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  title: { fontWeight: tokens.fontWeightSemibold, padding: `0 ${tokens.spacingHorizontalXS}` },
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

export function Group({ path, title, children }: { path: Path; title: string; children: ReactNode }) {
  const styles = useStyles()
  const told = useId()
  return (
    <fieldset id={partId(path)} tabIndex={-1} className={styles.group} aria-describedby={told}>
      <legend className={styles.title}>{title}</legend>
      <div className={styles.fields}>{children}</div>
      <Told path={path} id={told} />
    </fieldset>
  )
}
