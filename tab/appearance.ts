// Light, dark or high contrast: what the browser asks for when Teams isn't there to say.

export type Appearance = 'light' | 'dark' | 'contrast'

const forcedColors = matchMedia('(forced-colors: active)')
const dark = matchMedia('(prefers-color-scheme: dark)')

export function browserAppearance(): Appearance {
  if (forcedColors.matches) return 'contrast'
  return dark.matches ? 'dark' : 'light'
}

export function watchBrowserAppearance(tell: (appearance: Appearance) => void): () => void {
  const change = () => tell(browserAppearance())
  forcedColors.addEventListener('change', change)
  dark.addEventListener('change', change)
  return () => {
    forcedColors.removeEventListener('change', change)
    dark.removeEventListener('change', change)
  }
}
