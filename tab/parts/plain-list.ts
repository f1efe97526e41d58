// A list whose items are set apart by air alone.
import { makeStyles, tokens } from '@fluentui/react-components'

export const usePlainListStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalL, margin: 0, padding: 0, listStyleType: 'none' },
})
