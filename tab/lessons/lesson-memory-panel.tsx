// Whether the lesson stuck: right at first, and right each time it came back, against what was forecast.
import { useTranslation } from 'react-i18next'
import type { LessonAnswer } from '../../bot/http/contract.ts'
import { Panel } from '../parts/panel.tsx'
import { RecallTable } from '../parts/recall-table.tsx'

export function LessonMemoryPanel({ lesson: { memory, figures } }: { lesson: LessonAnswer }) {
  const { t } = useTranslation()
  const title = t('memory.ofLesson')
  if (memory.every(({ recall }) => recall.kind === 'hidden' && recall.why === 'too early'))
    return <Panel title={title} sentence={t('memory.tooEarlyForLesson')} />
  return (
    <Panel title={title} sentence={t('memory.ofLessonSentence')}>
      <RecallTable label={title} first={figures.right} gaps={memory} />
    </Panel>
  )
}
