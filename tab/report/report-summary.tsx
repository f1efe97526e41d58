// The whole course in a few sentences, for those who read nothing else.
import { Text } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { ReportAnswer } from '../../bot/http/contract.ts'
import { Panel } from '../parts/panel.tsx'
import { reachedOf } from '../parts/reached.ts'
import { useFormats } from '../texts/formats.ts'
import { useRightWords } from '../texts/right-words.ts'

export function ReportSummary({ report }: { report: ReportAnswer }) {
  const { t } = useTranslation()
  const { dayInFull, number, share } = useFormats()
  const words = useRightWords()
  const { course, memory } = report
  const isOut = ({ goesOut }: { goesOut: string }) => Date.parse(goesOut) <= Date.parse(report.asOf)
  const out = course.lessons.filter(isOut)
  const sum = (count: (lesson: (typeof out)[number]) => number) =>
    out.reduce((total, lesson) => total + count(lesson), 0)
  const eligible = sum(({ figures }) => figures.eligible)
  const reached = sum(({ figures }) => reachedOf(figures))
  const answered = sum(({ figures }) => figures.answered)

  return (
    <Panel title={t('report.summary')} sentence={t('report.asOf', { day: dayInFull(report.asOf) })}>
      <Text as="p" block style={{ margin: 0, maxWidth: '75ch' }}>
        {t('report.course', {
          learners: number(report.learners),
          out: number(out.length),
          lessons: number(course.lessons.length),
        })}{' '}
        {eligible > 0 && t('report.reached', { share: share(reached, eligible) })}{' '}
        {reached > 0 && t('report.answered', { share: share(answered, reached) })}{' '}
        {memory.first.kind === 'shown' && t('report.right', { share: words.share(memory.first) })}
      </Text>
      {report.simulated > 0 && (
        <Text as="p" block weight="semibold">
          {t('report.simulated', { count: report.simulated })}
        </Text>
      )}
    </Panel>
  )
}
