// What the lesson claims, where that comes from, and when somebody last checked it.
import { Link, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { LessonAnswer } from '../../bot/http/contract.ts'
import { Panel } from '../parts/panel.tsx'
import { useFormats } from '../texts/formats.ts'
import { Words } from '../texts/words.tsx'

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalM, margin: 0, padding: 0, listStyleType: 'none' },
  aside: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
})

export function FactPanel({ facts }: Pick<LessonAnswer, 'facts'>) {
  const styles = useStyles()
  const { t } = useTranslation()
  const { date } = useFormats()
  if (facts.length === 0) return null
  return (
    <Panel title={t('facts.title')} sentence={t('facts.sentence')}>
      <ul className={styles.list}>
        {facts.map(({ claim, source, url, checked, recheck }) => (
          <li key={`${source} ${checked} ${Object.values(claim)[0]}`}>
            <Text block>
              <Words of={claim} />
            </Text>
            <Text block size={200} className={styles.aside}>
              {t('facts.source')}{' '}
              {url ? (
                <Link inline href={url} target="_blank" rel="noreferrer">
                  {source}
                </Link>
              ) : (
                source
              )}
              . {t('facts.dates', { checked: date(checked), recheck: date(recheck) })}
            </Text>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
