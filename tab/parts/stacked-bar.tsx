// One whole in parts, for the eye; the figures stand beside it in words, so screen readers are spared it.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'

/** done: as it should be; under way: may still become so; wrong: didn't; rest: nothing to say of it. */
export type Tone = 'done' | 'under way' | 'wrong' | 'rest'

export interface BarPart {
  readonly tone: Tone
  readonly size: number
}

const forced = '@media (forced-colors: active)'

// Drawn with borders: forced colours take backgrounds away and leave borders, which then differ in kind.
const useStyles = makeStyles({
  bar: {
    display: 'flex',
    gap: '2px',
    minWidth: '120px',
    height: '12px',
    borderRadius: tokens.borderRadiusMedium,
    overflow: 'hidden',
    printColorAdjust: 'exact',
  },
  part: { borderTopWidth: '12px', borderTopStyle: 'solid', minWidth: '2px' },
  done: { borderTopColor: tokens.colorCompoundBrandStroke },
  underWay: { borderTopColor: tokens.colorBrandStroke2Contrast, [forced]: { borderTopStyle: 'double' } },
  wrong: { borderTopColor: tokens.colorPaletteMarigoldBorderActive, [forced]: { borderTopStyle: 'double' } },
  rest: { borderTopColor: tokens.colorNeutralStroke2, [forced]: { borderTopStyle: 'dotted' } },
  swatch: {
    display: 'inline-block',
    width: '12px',
    minWidth: '12px',
    marginRight: tokens.spacingHorizontalSNudge,
    verticalAlign: 'baseline',
    borderRadius: tokens.borderRadiusSmall,
    overflow: 'hidden',
  },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: `0 0 ${tokens.spacingVerticalM}`,
    padding: 0,
    listStyleType: 'none',
    color: tokens.colorNeutralForeground2,
  },
})

function useTone(tone: Tone): string {
  const styles = useStyles()
  return mergeClasses(styles.part, tone === 'under way' ? styles.underWay : styles[tone])
}

export function StackedBar({ parts }: { parts: readonly BarPart[] }) {
  const styles = useStyles()
  return (
    <div aria-hidden="true" className={styles.bar}>
      {parts
        .filter(({ size }) => size > 0)
        .map((part) => (
          <Part key={part.tone} {...part} />
        ))}
    </div>
  )
}

function Part({ tone, size }: BarPart) {
  return <div className={useTone(tone)} style={{ flexGrow: size, flexBasis: 0 }} />
}

export function Legend({ of }: { of: readonly { readonly tone: Tone; readonly name: string }[] }) {
  const styles = useStyles()
  return (
    <ul className={styles.legend}>
      {of.map(({ tone, name }) => (
        <li key={tone}>
          <Swatch tone={tone} />
          {name}
        </li>
      ))}
    </ul>
  )
}

function Swatch({ tone }: { tone: Tone }) {
  return <span aria-hidden="true" className={mergeClasses(useStyles().swatch, useTone(tone))} />
}
