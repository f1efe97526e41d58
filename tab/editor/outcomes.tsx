// Says what became of the last thing one did, and what to do about it.
import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Notice } from '../parts/notice.tsx'
import type { Outcome } from './publish-lesson.ts'

interface Content {
  readonly outcome: Outcome | undefined
  /** An older text or a file has just taken the form's place. */
  readonly taken: string | undefined
  readonly isChanged: boolean
  /** The checks can't be had. */
  readonly isSilent: boolean
  readonly seeTheirs: (how: 'mine' | 'theirs') => void
}

const good: readonly Outcome[] = ['published', 'withdrawn', 'sent', 'mine', 'theirs']

export function Outcomes({ outcome, taken, isChanged, isSilent, seeTheirs }: Content) {
  const { t } = useTranslation()
  // What must be put right has a list of its own.
  const said = outcome === 'problems' ? undefined : outcome
  const isGood = said !== undefined && good.includes(said)
  return (
    <>
      <div role="status">
        {isGood && (
          <Notice
            intent="info"
            title={t(`writing.outcome.${said}.title`)}
            text={t(`writing.outcome.${said}.text`)}
          />
        )}
        {taken && <Notice intent="info" title={taken} text={t('writing.takenText')} />}
        {!isGood && !taken && isChanged && <p>{t('writing.unpublished')}</p>}
        {isSilent && <p>{t('writing.silent')}</p>}
      </div>
      {said !== undefined && !isGood && (
        <div role="alert">
          <Notice
            intent="warning"
            title={t(`writing.outcome.${said}.title`)}
            text={t(`writing.outcome.${said}.text`)}
          >
            {said === 'conflict' && (
              <>
                <Button onClick={() => seeTheirs('theirs')}>{t('writing.theirs')}</Button>
                <Button onClick={() => seeTheirs('mine')}>{t('writing.mine')}</Button>
              </>
            )}
          </Notice>
        </div>
      )}
    </>
  )
}
