// How a course stands: in a sentence, its first and last day, how often it speaks and to whom, and what may be done.
import { Link, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoursePlan } from '../../bot/http/contract.ts'
import { Panel } from '../parts/panel.tsx'
import { hrefOf } from '../route.ts'
import { useFormats } from '../texts/formats.ts'
import { usePlanWords } from './plan-words.ts'
import { StateBadge } from './state-badge.tsx'

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(200px, 100%), 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL}`,
    margin: 0,
  },
  term: { color: tokens.colorNeutralForeground2 },
  fact: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  pilots: { margin: `${tokens.spacingVerticalL} 0 0`, padding: 0, listStyleType: 'none' },
  heading: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
})

interface Content {
  readonly plan: CoursePlan
  readonly pilots: readonly CoursePlan[]
  readonly today: string
  /** The heading leads there: on a page with several courses. */
  readonly href?: string
  readonly children?: ReactNode
}

export function PlanPanel({ plan, pilots, today, href, children }: Content) {
  const styles = useStyles()
  const { t } = useTranslation()
  const words = usePlanWords()
  const { weekday } = useFormats()
  const facts = [
    ['firstDay', weekday(plan.start)],
    ['lastDay', weekday(plan.end)],
    ['rhythm', words.rhythm(plan)],
    ['audience', words.audience(plan)],
  ] as const
  return (
    <Panel
      title={
        <span className={styles.heading}>
          {href ? <Link href={href}>{words.name(plan)}</Link> : t('course.now')}
          <StateBadge state={plan.state} />
        </span>
      }
      sentence={words.state(plan, today)}
    >
      <dl className={styles.facts}>
        {facts.map(([name, fact]) => (
          <div key={name}>
            <dt className={styles.term}>{t(`course.facts.${name}`)}</dt>
            <dd className={styles.fact}>{fact}</dd>
          </div>
        ))}
      </dl>
      {children}
      {pilots.length > 0 && (
        <ul className={styles.pilots}>
          {pilots.map((pilot) => (
            <li key={pilot.id}>
              <Link href={hrefOf('kurs', pilot.id)}>{words.name(pilot)}</Link>:{' '}
              {t(`course.badge.${pilot.state}`).toLowerCase()}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
