// How many learners there are, how many of them are simulated, and the course's time.
import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Overview } from '../../bot/http/contract.ts'
import { useFormats } from '../texts/formats.ts'

const useStyles = makeStyles({
  facts: { display: 'flex', flexWrap: 'wrap', gap: `${tokens.spacingVerticalM} 48px`, margin: 0 },
  term: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase300 },
  fact: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: tokens.lineHeightBase600,
    margin: 0,
  },
  learners: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  time: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  explained: { display: 'block', marginTop: tokens.spacingVerticalS },
})

export function Headcount({ overview }: { overview: Overview }) {
  const styles = useStyles()
  const { t } = useTranslation()
  const formats = useFormats()
  const { learners, simulated, asOf } = overview

  return (
    <div>
      <dl className={styles.facts}>
        <div>
          <dt className={styles.term}>{t('overview.learners')}</dt>
          <dd className={styles.fact}>
            <Text weight="semibold" className={styles.learners}>
              {formats.number(learners)}
            </Text>
            {simulated > 0 && (
              <Badge appearance="tint" color="warning" size="large">
                {t('overview.simulated', { count: simulated })}
              </Badge>
            )}
          </dd>
        </div>
        <div>
          <dt className={styles.term}>{t('overview.asOf')}</dt>
          <dd className={styles.fact}>
            <time dateTime={asOf} className={styles.time}>
              {formats.dayInFull(asOf)}
            </time>
          </dd>
        </div>
      </dl>
      {simulated > 0 && <Text className={styles.explained}>{t('overview.simulatedExplained')}</Text>}
    </div>
  )
}
