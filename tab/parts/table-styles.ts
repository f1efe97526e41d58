// How the table looks: columns on a wide screen, one block per row with named figures on a narrow one.
import { makeStyles, tokens } from '@fluentui/react-components'

// Not on paper, which is narrow too but read with the eyes alone.
const narrow = '@media screen and (max-width: 1080px)'
const paper = '@media print'

export const useTableStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontVariantNumeric: 'tabular-nums',
    [paper]: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
    [narrow]: { display: 'block', '& tbody': { display: 'block' } },
  },
  caption: { textAlign: 'start', paddingBottom: tokens.spacingVerticalS, [narrow]: { display: 'block' } },
  // Out of sight on a narrow screen, where each figure carries its column's name; still there for screen readers.
  head: {
    [narrow]: {
      position: 'absolute',
      clipPath: 'inset(50%)',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
    },
  },
  columnHeader: {
    textAlign: 'start',
    whiteSpace: 'nowrap',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightSemibold,
  },
  row: {
    breakInside: 'avoid',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: {
      display: 'flex',
      flexWrap: 'wrap',
      columnGap: tokens.spacingHorizontalM,
      padding: `${tokens.spacingVerticalM} 0`,
    },
  },
  departmentRow: {
    backgroundColor: tokens.colorNeutralBackground2,
    [narrow]: { paddingLeft: tokens.spacingHorizontalXL },
  },
  cell: {
    textAlign: 'start',
    verticalAlign: 'top',
    padding: `${tokens.spacingVerticalMNudge} ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalMNudge} 0`,
    [paper]: {
      padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS} 0`,
    },
    whiteSpace: 'nowrap',
    [narrow]: { padding: `${tokens.spacingVerticalXS} 0`, whiteSpace: 'normal' },
  },
  figure: {
    [narrow]: {
      flex: '1 1 280px',
      display: 'grid',
      gridTemplateColumns: '7em 1fr',
      '::before': {
        // The empty alternative keeps the name from being read twice: once here, once from the column header.
        content: 'attr(data-column) / ""',
        gridRow: '1 / span 9',
        color: tokens.colorNeutralForeground2,
      },
      '& > *': { gridColumn: 2 },
    },
  },
  sentence: {
    whiteSpace: 'normal',
    overflowWrap: 'anywhere',
    minWidth: '420px',
    [narrow]: { minWidth: 0 },
  },
  number: { color: tokens.colorNeutralForeground2 },
  rowHeader: {
    width: '100%',
    whiteSpace: 'normal',
    overflowWrap: 'anywhere',
    minWidth: '180px',
    [narrow]: { flex: '1 0 80%', minWidth: 0 },
  },
  department: {
    fontWeight: tokens.fontWeightRegular,
    paddingLeft: tokens.spacingHorizontalXXL,
    [narrow]: { flex: '1 0 100%', paddingLeft: 0, fontWeight: tokens.fontWeightSemibold },
  },
  blank: { [narrow]: { display: 'none' } },
})
