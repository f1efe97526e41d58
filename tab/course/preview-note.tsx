// What the days chosen make of the course, before anything is pressed.
import { makeStyles, mergeClasses, Spinner, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { CoursePlan } from '../../bot/http/contract.ts'
import { useFormats } from '../texts/formats.ts'
import { holdOf, lessonsOf } from './plan-facts.ts'
import { usePlanWords } from './plan-words.ts'
import type { Preview } from './use-preview.ts'

const useStyles = makeStyles({
  box: {
    padding: tokens.spacingHorizontalM,
    borderLeft: `4px solid ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorNeutralBackground2,
    minHeight: '60px',
  },
  misfit: { borderLeftColor: tokens.colorStatusWarningBorderActive },
  line: { margin: 0 },
  days: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalXXL },
})

export function PreviewNote({ preview, today }: { preview: Preview; today: string }) {
  const styles = useStyles()
  const { t } = useTranslation()
  if (preview.kind === 'nothing') return <div role="status" />
  return (
    <div
      role="status"
      className={mergeClasses(styles.box, preview.kind === 'plan' && preview.plan.misfit && styles.misfit)}
    >
      {preview.kind === 'looking' && <Spinner size="tiny" label={t('preview.looking')} />}
      {preview.kind === 'unknown' && <Text>{t('preview.unknown')}</Text>}
      {preview.kind === 'plan' && <Previewed plan={preview.plan} today={today} />}
    </div>
  )
}

function Previewed({ plan, today }: { plan: CoursePlan; today: string }) {
  const styles = useStyles()
  const { t } = useTranslation()
  const words = usePlanWords()
  const { number, weekday } = useFormats()
  if (plan.misfit) {
    return (
      <Text as="p" block className={styles.line}>
        {t('preview.misfit')} {words.misfit(plan.misfit)}
      </Text>
    )
  }
  const lessons = lessonsOf(plan)
  const ahead = plan.lessons.filter(({ date }) => date >= today)
  const held = ahead.filter((lesson) => holdOf(lesson, today)).length
  const [first] = ahead
  const last = lessons.at(-1)
  return (
    <>
      <Text as="p" block className={styles.line}>
        {first && last && ahead.length > 0
          ? t('preview.fits', {
              count: lessons.length,
              name: words.item(first),
              first: weekday(first.date),
              last: weekday(last.date),
              end: weekday(plan.end),
            })
          : t('preview.allOut', { end: weekday(plan.end) })}
      </Text>
      {plan.start < today && plan.state === 'running' && plan.pauses.length === 0 && (
        <Text as="p" block weight="semibold" className={styles.line}>
          {t('preview.late')}
        </Text>
      )}
      {held > 0 && (
        <Text as="p" block weight="semibold" className={styles.line}>
          {t('preview.held', { count: held })}
        </Text>
      )}
      {ahead.length > 1 && (
        <details>
          <summary>{t('preview.days', { days: number(ahead.length) })}</summary>
          <ol className={styles.days}>
            {ahead.map((lesson) => (
              <li key={lesson.id}>
                {weekday(lesson.date)}: {words.item(lesson)}
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  )
}
