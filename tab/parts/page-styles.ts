// How every page is laid out: one column of calm boxes, never wider than one can read.
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'

export const usePageStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    maxWidth: '1280px',
    margin: '0 auto',
    padding: 'clamp(16px, 3vw, 32px)',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    '@media print': { maxWidth: 'none', padding: 0 },
  },
  header: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalL },
  words: { flex: '1 1 280px', minWidth: 0 },
  heading: {
    ...typographyStyles.title2,
    margin: 0,
    overflowWrap: 'anywhere',
    ':focus-visible': { outlineOffset: '4px' },
  },
  question: { marginTop: tokens.spacingVerticalXXS, color: tokens.colorNeutralForeground2, maxWidth: '70ch' },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    '@media print': { display: 'none' },
  },
})
