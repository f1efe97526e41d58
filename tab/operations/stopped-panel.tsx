// What was given up after several tries: what it is, why, since when, and a way to take it off the list.
import { Button, makeStyles, Text, tokens, useRestoreFocusTarget } from '@fluentui/react-components'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OperationsAnswer, SetAside } from '../../bot/http/contract.ts'
import { ConfirmDialog, type Failure } from '../parts/confirm-dialog.tsx'
import { Panel } from '../parts/panel.tsx'
import { usePlainListStyles } from '../parts/plain-list.ts'
import { useSurroundings } from '../parts/surroundings.ts'
import { useFormats } from '../texts/formats.ts'

const useStyles = makeStyles({
  item: {
    borderLeft: `4px solid ${tokens.colorStatusWarningBorderActive}`,
    paddingLeft: tokens.spacingHorizontalM,
  },
  reason: { overflowWrap: 'anywhere' },
  button: { marginTop: tokens.spacingVerticalS },
  told: { margin: `0 0 ${tokens.spacingVerticalM}` },
  place: { ':focus-visible': { outlineOffset: '4px' } },
})

interface Content {
  /** Undefined while it isn't known. */
  readonly stopped: readonly SetAside[] | undefined
  readonly show: (operations: OperationsAnswer) => void
}

export function StoppedPanel({ stopped, show }: Content) {
  const styles = useStyles()
  const list = usePlainListStyles()
  const { t } = useTranslation()
  const [asked, setAsked] = useState<{ what: string; open: boolean; nth: number }>()
  const [cleared, setCleared] = useState<string>()
  const place = useRef<HTMLDivElement>(null)
  const ask = (what: string) => setAsked((before) => ({ what, open: true, nth: (before?.nth ?? 0) + 1 }))
  const close = () => setAsked((before) => before && { ...before, open: false })
  const onCleared = (what: string, operations: OperationsAnswer) => {
    close()
    setCleared(what)
    show(operations)
    // Its button is gone with it.
    setTimeout(() => place.current?.focus(), 100)
  }
  return (
    <div ref={place} tabIndex={-1} className={styles.place}>
      <Panel title={t('stopped.title')} sentence={useSentence(stopped)}>
        <div role="status">
          {cleared && (
            <Text as="p" block className={styles.told}>
              {t('stopped.cleared', { what: cleared })}
            </Text>
          )}
        </div>
        {stopped && stopped.length > 0 && (
          <ul className={list.list}>
            {stopped.map((one) => (
              <li key={one.what} className={styles.item}>
                <Stopped one={one} ask={() => ask(one.what)} />
              </li>
            ))}
          </ul>
        )}
        {asked && (
          <ClearDialog
            key={asked.nth}
            what={asked.what}
            open={asked.open}
            onCleared={(operations) => onCleared(asked.what, operations)}
            onClose={close}
          />
        )}
      </Panel>
    </div>
  )
}

function useSentence(stopped: readonly SetAside[] | undefined): string {
  const { t } = useTranslation()
  if (!stopped) return t('stopped.unknown')
  return stopped.length === 0 ? t('stopped.none') : t('stopped.some', { count: stopped.length })
}

function Stopped({ one: { what, reason, since }, ask }: { one: SetAside; ask: () => void }) {
  const styles = useStyles()
  const { t } = useTranslation()
  const { moment } = useFormats()
  return (
    <>
      <Text block weight="semibold">
        {what}
      </Text>
      <Text block>{t('stopped.since', { time: moment(since) })}</Text>
      <Text block font="monospace" size={200} className={styles.reason}>
        {reason}
      </Text>
      <Button
        {...useRestoreFocusTarget()}
        size="small"
        className={styles.button}
        aria-label={t('stopped.clearOne', { what })}
        onClick={ask}
      >
        {t('stopped.clear')}
      </Button>
    </>
  )
}

interface Clearing {
  readonly what: string
  readonly open: boolean
  readonly onCleared: (operations: OperationsAnswer) => void
  readonly onClose: () => void
}

function ClearDialog({ what, open, onCleared, onClose }: Clearing) {
  const { t } = useTranslation()
  const { api } = useSurroundings()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const clear = async () => {
    if (!api) return
    setBusy(true)
    setFailure(undefined)
    const path = '/api/operations/set-aside/clear'
    const changed = await api.change<OperationsAnswer>('POST', path, { what })
    setBusy(false)
    if (changed.kind === 'changed') return onCleared(changed.value)
    setFailure({ title: t('change.failed.title'), text: t('stopped.failed') })
  }
  return (
    <ConfirmDialog
      open={open}
      title={t('stopped.ask.title', { what })}
      text={t('stopped.ask.text')}
      confirm={t('stopped.clear')}
      isReady={true}
      isBusy={isBusy}
      failure={failure}
      onConfirm={clear}
      onClose={onClose}
    />
  )
}
