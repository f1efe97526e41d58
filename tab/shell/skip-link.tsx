// Past the navigation, straight to the page: seen only by whoever tabs to it.
import { makeStyles, tokens } from '@fluentui/react-components'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  link: {
    position: 'absolute',
    zIndex: 1,
    top: tokens.spacingVerticalXS,
    left: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    border: `2px solid ${tokens.colorStrokeFocus2}`,
    borderRadius: tokens.borderRadiusMedium,
    ':not(:focus)': { clipPath: 'inset(50%)', width: '1px', height: '1px', overflow: 'hidden', padding: 0 },
  },
})

export function SkipLink() {
  const { t } = useTranslation()
  // The address after "#" says which page one is on, so the browser's own way of skipping is not to be had.
  const skip = (event: MouseEvent) => {
    event.preventDefault()
    document.querySelector<HTMLElement>('main h1')?.focus()
  }
  return (
    // biome-ignore lint/a11y/useValidAnchor: those who listen look for it among the links.
    <a href="#/" onClick={skip} className={useStyles().link}>
      {t('shell.skip')}
    </a>
  )
}
