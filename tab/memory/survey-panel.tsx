// The same questions before the first lesson and after the last: what the course as a whole has changed.
import { Text, tokens } from '@fluentui/react-components'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import type { RightShown, SurveysShown } from '../../bot/http/contract.ts'
import { FigureView } from '../parts/figure-view.tsx'
import { Panel } from '../parts/panel.tsx'
import { useFormats } from '../texts/formats.ts'
import { middleShare } from '../texts/right-words.ts'
import { Confidence } from './confidence.tsx'
import { SurveyTable } from './survey-table.tsx'

const ShareColumns = lazy(async () => ({
  default: (await import('../charts/share-columns.tsx')).ShareColumns,
}))

export function SurveyPanel({ surveys }: { surveys: SurveysShown }) {
  const { t } = useTranslation()
  const { dayInFull } = useFormats()
  const title = t('surveys.title')
  const { questions, followUp } = surveys
  const isAnythingKnown = questions.some(({ baseline }) => baseline.kind === 'shown')
  const isCompared = questions.some((each) => each.followUp.kind === 'shown')
  const table = <SurveyTable questions={questions} label={title} />
  return (
    <Panel
      title={title}
      sentence={
        isCompared ? t('surveys.compared') : t('surveys.notYet', { day: dayInFull(followUp.goesOut) })
      }
    >
      {isAnythingKnown ? (
        <FigureView
          of={title}
          table={table}
          chart={
            <ShareColumns
              label={title}
              series={[
                { name: t('surveys.baseline'), weight: 'faint' },
                { name: t('surveys.followUp'), weight: 'strong' },
              ]}
              groups={questions.map((each, index) => ({
                name: t('surveys.question', { number: index + 1 }),
                tick: `${index + 1}`,
                shares: [shareOf(each.baseline), shareOf(each.followUp)],
              }))}
            />
          }
        />
      ) : (
        table
      )}
      <Confidence of={surveys.confidence} />
      <Text as="p" block size={200} style={{ color: tokens.colorNeutralForeground2, marginBottom: 0 }}>
        {t('surveys.notTheSame')}
      </Text>
    </Panel>
  )
}

function shareOf(right: RightShown): number | undefined {
  return right.kind === 'shown' ? middleShare(right) : undefined
}
