// One lesson: the form, the card beside it, what is wrong, and what a leader does with it.
import { makeStyles, tokens } from '@fluentui/react-components'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LessonSourceAnswer } from '../../bot/http/contract.ts'
import { useSurroundings } from '../parts/surroundings.ts'
import { Actions } from './actions.tsx'
import { LessonForm } from './lesson-form.tsx'
import { LiveCard } from './live-card.tsx'
import { Outcomes } from './outcomes.tsx'
import { ProblemSummary } from './problem-summary.tsx'
import { type Outcome, outcomeOf } from './publish-lesson.ts'
import { RawText } from './raw-text.tsx'
import { useCheck } from './use-check.ts'
import { useDraft } from './use-draft.ts'
import { VersionsPanel } from './versions-panel.tsx'
import { WritingContext } from './writing.ts'

const useStyles = makeStyles({
  halves: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    gap: tokens.spacingHorizontalXL,
    alignItems: 'start',
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  beside: {
    position: 'sticky',
    top: tokens.spacingVerticalL,
    maxHeight: '96vh',
    overflowY: 'auto',
    '@media (max-width: 900px)': { position: 'static', maxHeight: 'none' },
  },
})

interface Content {
  readonly source: LessonSourceAnswer
  readonly address: string
  /** The lesson as the server has it now. */
  readonly onSource: (source: LessonSourceAnswer) => void
}

export function LessonEditor({ source, address, onSource }: Content) {
  const styles = useStyles()
  const { t, i18n } = useTranslation()
  const { api } = useSurroundings()
  const draft = useDraft(source)
  const { check, isOld, isSilent } = useCheck(address, draft.text, source.check, source.text)
  const [outcome, setOutcome] = useState<Outcome>()
  const [taken, setTaken] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const [chosen, setChosen] = useState<string>(i18n.language)
  const summary = useRef<HTMLElement>(null)
  const language = source.languages.includes(chosen) ? chosen : (source.languages[0] ?? 'sv')
  const { languages, pictures } = source
  const { problems, warnings } = check
  const writing = useMemo(
    () => ({ draft, languages, pictures, problems, warnings }),
    [draft, languages, pictures, problems, warnings],
  )

  const say = (next: Outcome | undefined) => {
    setTaken(undefined)
    setOutcome(next)
    // After it is drawn.
    if (next === 'problems') setTimeout(() => summary.current?.focus())
  }
  const busy = async (work: () => Promise<Outcome>) => {
    if (isBusy) return
    setBusy(true)
    setOutcome(undefined)
    try {
      say(await work())
    } catch {
      say('away')
    } finally {
      setBusy(false)
    }
  }
  const signal = () => new AbortController().signal
  const write = (text: string | undefined) =>
    busy(async () => {
      const body = { ...(text !== undefined && { text }), ...versionOf(draft.version) }
      const sent = await api?.send<LessonSourceAnswer>(`${address}/publish`, body, signal())
      if (!sent) return 'away'
      if (sent.kind === 'done') {
        onSource(sent.value)
        draft.begin(undefined, sent.value)
      }
      return outcomeOf(sent, text === undefined ? 'withdrawn' : 'published')
    })
  const publish = () => {
    if (!isOld && problems.length + check.elsewhere.length > 0) return say('problems')
    return write(draft.text)
  }
  const send = () =>
    busy(async () => {
      const sent = await api?.send(`${address}/send`, { text: draft.text, language }, signal())
      return sent ? outcomeOf(sent, 'sent') : 'away'
    })
  /** Theirs becomes what one goes on from; one's own text stays in the form. */
  const seeTheirs = (how: 'mine' | 'theirs') =>
    busy(async () => {
      const reading = await api?.read<LessonSourceAnswer>(address, signal())
      if (reading?.kind !== 'read') return 'away'
      onSource(reading.value)
      draft.begin(how === 'mine' ? draft.text : undefined, reading.value)
      return how
    })
  const begin = (text: string, name: string) => {
    draft.begin(text, { ...source, ...versionOf(draft.version) })
    setOutcome(undefined)
    setTaken(t('writing.taken', { name }))
  }

  return (
    <WritingContext value={writing}>
      <Actions
        file={source.file}
        draft={draft}
        isBusy={isBusy}
        canWithdraw={source.written !== undefined}
        publish={publish}
        send={send}
        discard={() => {
          draft.begin(undefined, source)
          say(undefined)
        }}
        withdraw={() => write(undefined)}
        takeFile={begin}
      />
      <Outcomes
        outcome={outcome}
        taken={taken}
        isChanged={draft.isChanged}
        isSilent={isSilent}
        seeTheirs={seeTheirs}
      />
      <ProblemSummary check={check} isAsked={outcome === 'problems'} box={summary} />
      <div className={styles.halves}>
        {draft.document ? (
          <LessonForm canRename={source.text === ''} />
        ) : (
          <RawText text={draft.text} onText={(text) => draft.begin(text, source)} />
        )}
        <div className={styles.beside}>
          <LiveCard cards={check.cards} language={language} onLanguage={setChosen} />
        </div>
      </div>
      <VersionsPanel source={source} address={address} begin={begin} />
    </WritingContext>
  )
}

function versionOf(version: string | undefined) {
  return version === undefined ? {} : { version }
}
