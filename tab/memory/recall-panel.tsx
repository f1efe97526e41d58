// The course's memory in one figure: right at first and each time it came back, against what was forecast.
import { Text, tokens } from '@fluentui/react-components'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import type { CourseMemory } from '../../bot/http/contract.ts'
import { FigureView } from '../parts/figure-view.tsx'
import { Panel } from '../parts/panel.tsx'
import { RecallTable } from '../parts/recall-table.tsx'
import { useRecallWords } from '../parts/recall-words.ts'
import { useFormats } from '../texts/formats.ts'
import { middleShare } from '../texts/right-words.ts'
import { RecallSentence } from './recall-sentence.tsx'

const ShareColumns = lazy(async () => ({
  default: (await import('../charts/share-columns.tsx')).ShareColumns,
}))

export function RecallPanel({ memory }: { memory: CourseMemory }) {
  const { t } = useTranslation()
  const { percent } = useFormats()
  const words = useRecallWords()
  const { first, gaps, guessed } = memory
  const title = t('memory.title')
  const isNothingKnown = first.kind === 'hidden' && gaps.every(({ recall }) => recall.kind === 'hidden')
  const table = <RecallTable label={title} first={first} gaps={gaps} />

  return (
    <Panel title={title} sentence={<RecallSentence memory={memory} />}>
      {isNothingKnown ? (
        table
      ) : (
        <FigureView
          of={title}
          table={table}
          chart={
            <ShareColumns
              label={title}
              series={[
                { name: t('memory.right'), weight: 'strong' },
                { name: t('memory.forecast'), weight: 'faint' },
              ]}
              groups={[
                {
                  name: t('memory.first'),
                  shares: [first.kind === 'shown' ? middleShare(first) : undefined],
                },
                ...gaps.map((each) => ({
                  name: words.shortGap(each),
                  shares: [
                    each.recall.kind === 'shown' ? middleShare(each.recall) : undefined,
                    each.forecast,
                  ],
                })),
              ]}
            />
          }
        />
      )}
      <Text as="p" block size={200} style={{ color: tokens.colorNeutralForeground2, marginBottom: 0 }}>
        {t('memory.guessed', { share: percent(guessed) })} {t('memory.forecastExplained')}
      </Text>
    </Panel>
  )
}
