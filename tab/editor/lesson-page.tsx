// Reads one lesson once: what others publish meanwhile must not pull the text away from under whoever writes.
import { Link, Spinner, Text } from '@fluentui/react-components'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LessonSourceAnswer } from '../../bot/http/contract.ts'
import type { Problem } from '../api.ts'
import { Failed } from '../parts/failed.tsx'
import { usePageStyles } from '../parts/page-styles.ts'
import { useSurroundings } from '../parts/surroundings.ts'
import { useHeading } from '../parts/use-heading.ts'
import { hrefOf } from '../route.ts'
import { useText } from '../texts/words.tsx'
import { LessonEditor } from './lesson-editor.tsx'

export function LessonPage({ course, file }: { course: string; file: string }) {
  const styles = usePageStyles()
  const { t } = useTranslation()
  const text = useText()
  const { api } = useSurroundings()
  const [source, setSource] = useState<LessonSourceAnswer>()
  const [problem, setProblem] = useState<Problem>()
  const address = `/api/content/${encodeURIComponent(course)}/${encodeURIComponent(file)}`
  const title = (source && text(source.check.title)) || t('writing.untitled')
  const heading = useHeading(title)

  const read = useCallback(
    async (stop: AbortSignal) => {
      setProblem(undefined)
      const reading = await api?.read<LessonSourceAnswer>(address, stop).catch(() => undefined)
      if (stop.aborted || !reading) return
      if (reading.kind === 'read') setSource(reading.value)
      else setProblem(reading.problem)
    },
    [api, address],
  )
  useEffect(() => {
    const stop = new AbortController()
    read(stop.signal)
    return () => stop.abort()
  }, [read])

  return (
    <main className={styles.page}>
      <header>
        <Link href={hrefOf('skriv')}>{t('writing.all')}</Link>
        <h1 ref={heading} tabIndex={-1} className={styles.heading}>
          {title}
        </h1>
        <Text block className={styles.question}>
          {`${course}/${file}`}
        </Text>
      </header>
      {problem && <Failed problem={problem} tryAgain={() => read(new AbortController().signal)} />}
      {!problem && !source && <Spinner label={t('shell.loading')} />}
      {source && <LessonEditor source={source} address={address} onSource={setSource} />}
    </main>
  )
}
