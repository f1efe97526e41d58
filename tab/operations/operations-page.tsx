// The page Drift: how the program fares, what has stopped, and what is still to be put in place. For those who run it.
import { useTranslation } from 'react-i18next'
import type { OperationsAnswer } from '../../bot/http/contract.ts'
import { Page } from '../parts/page.tsx'
import { useReading } from '../parts/use-reading.ts'
import { HealthPanel } from './health-panel.tsx'
import { PreflightPanel } from './preflight-panel.tsx'
import { RosterPanel } from './roster-panel.tsx'
import { StoppedPanel } from './stopped-panel.tsx'

export function OperationsPage() {
  const { t } = useTranslation()
  const followed = useReading<OperationsAnswer>('/api/operations')
  return (
    <Page title={t('pages.operations.heading')} question={t('pages.operations.question')} followed={followed}>
      {(operations) => (
        <>
          <HealthPanel operations={operations} />
          <StoppedPanel stopped={operations.setAside} show={followed.show} />
          <RosterPanel />
          <PreflightPanel />
        </>
      )}
    </Page>
  )
}
