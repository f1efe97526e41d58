// How Teams draws a card in each theme, as a host config for the adaptivecards package. Microsoft publishes none for
// Teams: the colours are those of Fluent UI's Teams themes.
import {
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components'
import type { Appearance } from '../appearance.ts'

const themes: Readonly<Record<Appearance, Theme>> = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
}

export function hostConfigFor(appearance: Appearance): object {
  const theme = themes[appearance]
  const text = theme.colorNeutralForeground1
  const subtle = theme.colorNeutralForeground2
  const accent = theme.colorBrandForegroundLink
  const foregroundColors = {
    default: { default: text, subtle },
    accent: { default: accent, subtle: accent },
    good: { default: text, subtle },
    attention: { default: text, subtle },
  }
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors })
  return {
    fontFamily: theme.fontFamilyBase,
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    containerStyles: {
      default: style(theme.colorNeutralBackground1),
      emphasis: style(theme.colorNeutralBackground3),
      good: style(theme.colorPaletteGreenBackground1),
      attention: style(theme.colorPaletteRedBackground1),
    },
    // Under the page's own headings of the second level.
    textBlock: { headingLevel: 3 },
    inputs: { label: { requiredInputs: { weight: 'Bolder' } } },
    actions: { actionsOrientation: 'Horizontal', actionAlignment: 'Left', maxActions: 6 },
  }
}
