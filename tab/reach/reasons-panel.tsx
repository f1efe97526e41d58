// Why some get letters or nothing: what each reason means, what Droppe does about it, and what a person can do.
import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { LetterReason, ReachWay } from '../../bot/http/contract.ts'
import { Panel } from '../parts/panel.tsx'
import { usePlainListStyles } from '../parts/plain-list.ts'
import { useFormats } from '../texts/formats.ts'

const useStyles = makeStyles({
  heading: { margin: `0 0 ${tokens.spacingVerticalXS}` },
  sentences: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(240px, 100%), 1fr))',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXXL}`,
    margin: 0,
  },
  term: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  said: { margin: 0 },
  since: { color: tokens.colorNeutralForeground2, marginBottom: tokens.spacingVerticalS },
})

type WayWithReason = ReachWay & { readonly reason: LetterReason }

export function ReasonsPanel({ ways }: { ways: readonly ReachWay[] }) {
  const { t } = useTranslation()
  const list = usePlainListStyles()
  const withReason = ways
    .filter((way): way is WayWithReason => way.reason !== undefined && way.people > 0)
    .toSorted((a, b) => b.people - a.people)
  const others = ways
    .filter(({ channel, reason }) => channel !== 'teams' && reason === undefined)
    .reduce((sum, { people }) => sum + people, 0)
  if (withReason.length === 0 && others === 0) return null
  return (
    <Panel title={t('reasons.title')} sentence={t('reasons.sentence')}>
      <ul className={list.list} style={{ gap: '28px' }}>
        {withReason.map((way) => (
          <li key={`${way.channel}/${way.reason}`}>
            <Reason way={way} />
          </li>
        ))}
        {others > 0 && (
          <li>
            <Subtitle2 as="h3" block>
              {t('reasons.several')}: {t('reasons.people', { count: others })}
            </Subtitle2>
            <Text block>{t('reasons.severalMeans')}</Text>
          </li>
        )}
      </ul>
    </Panel>
  )
}

function Reason({ way: { channel, reason, people, since } }: { way: WayWithReason }) {
  const styles = useStyles()
  const { t } = useTranslation()
  const { month, number } = useFormats()
  return (
    <>
      <Subtitle2 as="h3" block className={styles.heading}>
        {t(`reason.${reason}.name`)}: {t('reasons.people', { count: people })}
      </Subtitle2>
      <Text block className={styles.since}>
        {t(channel === 'none' ? 'reasons.getNothing' : 'reasons.getLetters')}{' '}
        {since &&
          since.length > 0 &&
          t('reasons.since', {
            months: since.map((each) => `${month(each.month)} (${number(each.people)})`).join(', '),
          })}
      </Text>
      <dl className={styles.sentences}>
        {(['means', 'droppe', 'person'] as const).map((part) => (
          <div key={part}>
            <dt className={styles.term}>{t(`reasons.${part}`)}</dt>
            <dd className={styles.said}>{t(`reason.${reason}.${part}`)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
