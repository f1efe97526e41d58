// The three themes of Teams as host configs for the adaptivecards package. Microsoft publishes none for Teams:
// the colours are those of Fluent UI's teamsLight, teamsDark and teamsHighContrast, near enough to judge a card by.

interface Colours {
  readonly page: string
  readonly card: string
  readonly text: string
  readonly subtle: string
  readonly accent: string
  readonly emphasis: string
  readonly good: string
  readonly attention: string
  readonly border: string
}

const colours: Readonly<Record<string, Colours>> = {
  light: {
    page: '#f5f5f5',
    card: '#ffffff',
    text: '#242424',
    subtle: '#616161',
    accent: '#5b5fc7',
    emphasis: '#f0f0f0',
    good: '#e7f2da',
    attention: '#fcf4f6',
    border: '#d1d1d1',
  },
  dark: {
    page: '#1f1f1f',
    card: '#292929',
    text: '#ffffff',
    subtle: '#adadad',
    accent: '#7f85f5',
    emphasis: '#333333',
    good: '#0d2e0d',
    attention: '#3b1519',
    border: '#666666',
  },
  contrast: {
    page: '#000000',
    card: '#000000',
    text: '#ffffff',
    subtle: '#ffffff',
    accent: '#1aebff',
    emphasis: '#000000',
    good: '#000000',
    attention: '#000000',
    border: '#ffffff',
  },
}

export const themeNames = Object.keys(colours)

export const themes = Object.fromEntries(
  Object.entries(colours).map(([name, set]) => [name, { colours: set, hostConfig: hostConfig(set) }]),
)

function hostConfig({ card, text, subtle, accent, emphasis, good, attention }: Colours): object {
  const foreground = {
    default: { default: text, subtle },
    accent: { default: accent, subtle: accent },
    good: { default: text, subtle },
    attention: { default: text, subtle },
  }
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors: foreground })
  return {
    fontFamily: '"Segoe UI", system-ui, "DejaVu Sans", sans-serif',
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    containerStyles: {
      default: style(card),
      emphasis: style(emphasis),
      good: style(good),
      attention: style(attention),
    },
    inputs: {
      label: { requiredInputs: { color: text, weight: 'Bolder' } },
      errorMessage: { color: attention },
    },
    actions: { actionsOrientation: 'Horizontal', actionAlignment: 'Left', maxActions: 6 },
  }
}
