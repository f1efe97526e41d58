// The page Nå ut: whom the training reaches and how, whom not and why, and what is being done about it.
import { useTranslation } from 'react-i18next'
import type { ReachAnswer } from '../../bot/http/contract.ts'
import { Empty } from '../parts/empty.tsx'
import { Page } from '../parts/page.tsx'
import { useReading } from '../parts/use-reading.ts'
import { ReachDepartmentsPanel } from './reach-departments-panel.tsx'
import { ReasonsPanel } from './reasons-panel.tsx'
import { RosterPanel } from './roster-panel.tsx'

export function ReachPage() {
  const { t } = useTranslation()
  const reach = useReading<ReachAnswer>('/api/reach', 'restful')

  return (
    <Page title={t('pages.reach.heading')} question={t('pages.reach.question')} followed={reach}>
      {(answer) =>
        answer.people === 0 ? (
          <Empty of="learners" />
        ) : (
          <>
            <ReachDepartmentsPanel reach={answer} />
            <ReasonsPanel ways={answer.ways} />
            <RosterPanel reach={answer} />
          </>
        )
      }
    </Page>
  )
}
