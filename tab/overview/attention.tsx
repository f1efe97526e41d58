// What needs somebody's attention, each with what to do about it; or that nothing does.
import { Link, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Overview, OverviewNotice } from '../../bot/http/contract.ts'
import { Panel } from '../parts/panel.tsx'
import { hrefOf } from '../route.ts'
import { useNoticeWords } from './notice-words.ts'

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalL, margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    borderLeft: `4px solid ${tokens.colorStatusWarningBorderActive}`,
    paddingLeft: tokens.spacingHorizontalM,
  },
  what: { margin: 0, maxWidth: '90ch' },
  link: { display: 'inline-block', marginTop: tokens.spacingVerticalXS },
})

export function Attention({ overview }: { overview: Overview }) {
  const styles = useStyles()
  const { t } = useTranslation()
  // What was set aside has a box of its own above, with what IT need to know.
  const notices = overview.notices.filter(({ kind }) => kind !== 'set aside')
  if (notices.length === 0) return <Panel title={t('attention.title')} sentence={t('attention.none')} />

  return (
    <Panel title={t('attention.title')} sentence={t('attention.some', { count: notices.length })}>
      <ul className={styles.list}>
        {notices.map((notice) => (
          <li key={keyOf(notice)} className={styles.item}>
            <OneNotice notice={notice} overview={overview} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function OneNotice({ notice, overview }: { notice: OverviewNotice; overview: Overview }) {
  const styles = useStyles()
  const { what, todo, leadsTo } = useNoticeWords(overview)(notice)
  return (
    <>
      <Text as="p" block weight="semibold" className={styles.what}>
        {what}
      </Text>
      <Text as="p" block className={styles.what}>
        {todo}
      </Text>
      {leadsTo && (
        <Link className={styles.link} href={hrefOf(leadsTo.page, ...leadsTo.rest)}>
          {leadsTo.label}
        </Link>
      )}
    </>
  )
}

function keyOf(notice: OverviewNotice): string {
  return Object.values(notice).join('/')
}
