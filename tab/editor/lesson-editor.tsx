// One lesson: the form, the card beside it, what is wrong, and what a leader does with it.
import { makeStyles, tokens } from '@fluentui/react-components'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LessonSourceAnswer } from '../../bot/http/contract.ts'
import { Actions } from './actions.tsx'
import { LessonForm } from './lesson-form.tsx'
import { LiveCard } from './live-card.tsx'
import { Outcomes } from './outcomes.tsx'
import { ProblemSummary } from './problem-summary.tsx'
import { RawText } from './raw-text.tsx'
import { useCheck } from './use-check.ts'
import { useDraft } from './use-draft.ts'
import { usePublishing, versionOf } from './use-publishing.ts'
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
  const draft = useDraft(source)
  const { check, isOld, isSilent } = useCheck(address, draft.text, source.check, source.text)
  const publishing = usePublishing({ address, draft, onSource })
  const { outcome, setOutcome, isBusy } = publishing
  const [taken, setTaken] = useState<string>()
  const [chosen, setChosen] = useState<string>(i18n.language)
  const summary = useRef<HTMLElement>(null)
  const language = source.languages.includes(chosen) ? chosen : (source.languages[0] ?? 'sv')
  const { languages, pictures } = source
  const { problems, warnings } = check
  const writing = useMemo(
    () => ({ draft, languages, pictures, problems, warnings }),
    [draft, languages, pictures, problems, warnings],
  )

  // After it is drawn.
  const toSummary = () => setTimeout(() => summary.current?.focus())
  const publish = async () => {
    setTaken(undefined)
    const isKnownWrong = !isOld && problems.length + check.elsewhere.length > 0
    if (isKnownWrong) setOutcome('problems')
    if (isKnownWrong || (await publishing.publish()) === 'problems') toSummary()
  }
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
        send={() => publishing.send(language)}
        discard={() => {
          draft.begin(undefined, source)
          setOutcome(undefined)
          setTaken(undefined)
        }}
        withdraw={publishing.withdraw}
        takeFile={begin}
      />
      <Outcomes
        outcome={outcome}
        taken={taken}
        isChanged={draft.isChanged}
        isSilent={isSilent}
        seeTheirs={publishing.seeTheirs}
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
