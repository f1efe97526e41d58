// The versions there have been of a lesson: who wrote them and when, and the way to go on with one of them.
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LessonSourceAnswer, LessonTextAnswer, LessonVersion } from '../../bot/http/contract.ts'
import { Panel } from '../parts/panel.tsx'
import { useSurroundings } from '../parts/surroundings.ts'

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalS },
  version: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
})

interface Content {
  readonly source: LessonSourceAnswer
  readonly address: string
  readonly begin: (text: string, words: string) => void
}

export function VersionsPanel({ source, address, begin }: Content) {
  const styles = useStyles()
  const { t } = useTranslation()
  const { api } = useSurroundings()
  const [failed, setFailed] = useState(false)
  const { versions, shipped } = source
  if (versions.length === 0 && shipped === undefined)
    return <Panel title={t('writing.versions')} sentence={t('writing.noVersions')} />

  const takeUp = async ({ id }: LessonVersion, words: string) => {
    const path = `${address}/versions/${encodeURIComponent(id)}`
    const reading = await api?.read<LessonTextAnswer>(path, new AbortController().signal)
    setFailed(reading?.kind !== 'read')
    if (reading?.kind === 'read') begin(reading.value.text, words)
  }
  return (
    <Panel title={t('writing.versions')} sentence={t('writing.versionsHint')}>
      <ul className={styles.list}>
        {versions.map((version) => {
          const words = versionWords(version, t('locale'))
          return (
            <li key={version.id} className={styles.version}>
              {t(version.isWithdrawal ? 'writing.withdrawnBy' : 'writing.writtenBy', words)}
              {!version.isWithdrawal && (
                <Button
                  size="small"
                  aria-label={t('writing.takeUpWhich', words)}
                  onClick={() => takeUp(version, words.when)}
                >
                  {t('writing.takeUp')}
                </Button>
              )}
            </li>
          )
        })}
        {shipped !== undefined && (
          <li className={styles.version}>
            {t('writing.shipped')}
            <Button
              size="small"
              aria-label={t('writing.takeUpShipped')}
              onClick={() => begin(shipped, t('writing.shipped'))}
            >
              {t('writing.takeUp')}
            </Button>
          </li>
        )}
      </ul>
      {failed && <p role="alert">{t('writing.versionFailed')}</p>}
    </Panel>
  )
}

function versionWords({ at, by }: LessonVersion, locale: string): { when: string; who: string } {
  const when = new Date(at).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' })
  return { when, who: by.name }
}
