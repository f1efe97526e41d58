// A quiet box that keeps together what answers one question.
import { makeStyles, mergeClasses, Subtitle1, Text, tokens } from '@fluentui/react-components'
import { type ReactNode, useId } from 'react'

const useStyles = makeStyles({
  panel: {
    backgroundColor: tokens.colorNeutralBackground1,
    // Seen in high contrast only, where shadows and backgrounds say nothing.
    border: `1px solid ${tokens.colorTransparentStroke}`,
    boxShadow: tokens.shadow2,
    borderRadius: tokens.borderRadiusXLarge,
    padding: 'clamp(16px, 2vw, 24px)',
    minWidth: 0,
    '@media print': { border: 'none', boxShadow: 'none', padding: 0, breakInside: 'avoid' },
  },
  heading: { margin: 0, overflowWrap: 'anywhere' },
  sentence: { marginTop: tokens.spacingVerticalXS, maxWidth: '90ch' },
  body: { marginTop: tokens.spacingVerticalL },
})

interface Content {
  readonly title?: ReactNode
  /** What the figures below say, in a sentence. */
  readonly sentence?: ReactNode
  readonly children?: ReactNode
}

export function Panel({ title, sentence, children }: Content) {
  const styles = useStyles()
  const id = useId()
  return (
    <section className={styles.panel} aria-labelledby={title ? id : undefined}>
      {title && (
        <Subtitle1 as="h2" id={id} className={styles.heading} block>
          {title}
        </Subtitle1>
      )}
      {sentence && (
        <Text as="p" block className={mergeClasses(styles.heading, styles.sentence)}>
          {sentence}
        </Text>
      )}
      {children && (title || sentence ? <div className={styles.body}>{children}</div> : children)}
    </section>
  )
}
