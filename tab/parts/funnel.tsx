// From all employees to right answers in four steps, each a figure, its share of the step before, and a bar.
import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Figures, RightShown } from '../../bot/http/contract.ts'
import { useFormats } from '../texts/formats.ts'
import { middleShare, useRightWords } from '../texts/right-words.ts'
import { reachedOf } from './reached.ts'

const useStyles = makeStyles({
  steps: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL}`,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  label: { display: 'block', color: tokens.colorNeutralForeground2 },
  figure: {
    display: 'block',
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  words: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: 'normal' },
  aside: { display: 'block', minHeight: tokens.lineHeightBase300, color: tokens.colorNeutralForeground2 },
  // Drawn with borders: forced colours take backgrounds away and leave borders.
  track: { marginTop: tokens.spacingVerticalS, borderBottom: `1px solid ${tokens.colorNeutralStroke1}` },
  part: {
    borderTop: `8px solid ${tokens.colorCompoundBrandStroke}`,
    borderRadius: `${tokens.borderRadiusMedium} ${tokens.borderRadiusMedium} 0 0`,
    transitionProperty: 'width',
    transitionDuration: tokens.durationSlow,
    '@media (prefers-reduced-motion: reduce)': { transitionDuration: '0s' },
  },
})

/** `right` is left out for what can't be right or wrong, such as a survey. */
export function Funnel({ figures, right }: { figures: Figures; right?: RightShown }) {
  const { t } = useTranslation()
  const { number, share } = useFormats()
  const words = useRightWords()
  const { eligible, answered } = figures
  const reached = reachedOf(figures)
  const ofAll = (part: number) => (eligible > 0 ? part / eligible : 0)

  return (
    <ol className={useStyles().steps}>
      <Step label={t('funnel.eligible')} figure={number(eligible)} aside={t('funnel.all')} part={1} />
      <Step
        label={t('funnel.reached')}
        figure={number(reached)}
        aside={eligible > 0 ? t('funnel.ofAll', { share: share(reached, eligible) }) : ''}
        part={ofAll(reached)}
      />
      <Step
        label={t('funnel.answered')}
        figure={number(answered)}
        aside={reached > 0 ? t('cells.ofReached', { share: share(answered, reached) }) : ''}
        part={ofAll(answered)}
      />
      {right?.kind === 'shown' && (
        <Step
          label={t('funnel.right')}
          figure={words.share(right)}
          aside={t('funnel.ofAnswers', { answers: number(right.answered) })}
          part={ofAll(answered) * middleShare(right)}
        />
      )}
      {right?.kind === 'hidden' && (
        <Step label={t('funnel.right')} words={t(`hidden.${right.why}`)} aside="" part={0} />
      )}
    </ol>
  )
}

interface StepContent {
  readonly label: string
  readonly figure?: string
  /** In place of a figure. */
  readonly words?: string
  readonly aside: string
  /** Of all employees, 0 to 1. */
  readonly part: number
}

function Step({ label, figure, words, aside, part }: StepContent) {
  const styles = useStyles()
  return (
    <li>
      <span className={styles.label}>{label}</span>{' '}
      {figure && <span className={styles.figure}>{figure}</span>}
      {words && <span className={styles.words}>{words}</span>}{' '}
      {!words && <span className={styles.aside}>{aside}</span>}
      <div aria-hidden="true" className={styles.track}>
        <div className={styles.part} style={{ width: `${100 * part}%` }} />
      </div>
    </li>
  )
}
