// Whether the lesson's words have been changed since it first went out, and what that means for those who have it.
import { useTranslation } from 'react-i18next'
import type { EditionShown } from '../../bot/http/contract.ts'
import { Panel } from '../parts/panel.tsx'

export function CorrectionPanel({ edition: { current, sent, openCards } }: { edition: EditionShown }) {
  const { t } = useTranslation()
  const earlier = sent.filter(({ edition }) => edition !== current)
  if (earlier.length === 0) return <Panel title={t('corrected.title')} sentence={t('corrected.never')} />
  const cards = earlier.reduce((sum, each) => sum + each.cards, 0)
  return (
    <Panel
      title={t('corrected.title')}
      sentence={`${t('corrected.times', { count: earlier.length })} ${t('corrected.earlier', { count: cards })}`}
    >
      {t('corrected.open', { count: openCards })}
    </Panel>
  )
}
