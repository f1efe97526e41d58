// Fetches a file as whoever is signed in and saves it; says so if it can't be had.
import { Button, Spinner } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../api.ts'
import { OutOfSight } from '../parts/out-of-sight.tsx'
import { useSurroundings } from '../parts/surroundings.ts'
import { saveFile } from './save-file.ts'

interface Download {
  readonly address: string
  readonly file: string
  readonly label: string
}

type State =
  | { readonly kind: 'ready' | 'fetching' | 'saved' }
  | { readonly kind: 'problem'; readonly problem: Problem }

export function DownloadButton({ address, file, label }: Download) {
  const { t, i18n } = useTranslation()
  const { api } = useSurroundings()
  const [state, setState] = useState<State>({ kind: 'ready' })

  const fetchFile = async () => {
    if (!api) return
    setState({ kind: 'fetching' })
    const reading = await api.readFile(`${address}?language=${i18n.language}`, new AbortController().signal)
    if (reading.kind === 'problem') return setState(reading)
    saveFile(reading.value, file)
    setState({ kind: 'saved' })
  }
  return (
    <>
      <Button
        onClick={fetchFile}
        disabledFocusable={state.kind === 'fetching'}
        {...(state.kind === 'fetching' && { icon: <Spinner size="tiny" /> })}
      >
        {label}
      </Button>
      {state.kind === 'problem' ? (
        <span role="alert">
          {label}: {t(`problem.${state.problem}.title`)}.
        </span>
      ) : (
        <OutOfSight role="status">{state.kind === 'saved' && t('report.saved', { file })}</OutOfSight>
      )}
    </>
  )
}
