// A link to this page to send to somebody: one that opens in Teams, or else the page's own address.
import { Button } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useVisit } from '../route.ts'
import { OutOfSight } from './out-of-sight.tsx'
import { useSurroundings } from './surroundings.ts'

const saidForMilliseconds = 4_000

type Copied = 'not yet' | 'copied' | 'refused'

export function CopyLink({ title }: { title: string }) {
  const { t } = useTranslation()
  const { host } = useSurroundings()
  const { path } = useVisit()
  const [copied, setCopied] = useState<Copied>('not yet')

  useEffect(() => {
    if (copied === 'not yet') return
    const timer = setTimeout(() => setCopied('not yet'), saidForMilliseconds)
    return () => clearTimeout(timer)
  }, [copied])

  const copy = () => {
    if (host.shareLink) return host.shareLink(path, title)
    navigator.clipboard.writeText(location.href).then(
      () => setCopied('copied'),
      () => setCopied('refused'),
    )
  }
  return (
    <>
      <Button appearance="subtle" icon={<Chain />} onClick={copy}>
        {copied === 'not yet' ? t('link.copy') : t(`link.${copied}`)}
      </Button>
      <OutOfSight role="status">{copied !== 'not yet' && t(`link.${copied}`)}</OutOfSight>
    </>
  )
}

function Chain() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor">
      <path
        d="M8.5 6H6a4 4 0 0 0 0 8h2.5m3-8H14a4 4 0 0 1 0 8h-2.5M7 10h6"
        strokeWidth="1.4"
        strokeLinecap="round"
      />
    </svg>
  )
}
