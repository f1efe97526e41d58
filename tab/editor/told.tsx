// What is wrong with one part of the form, or could be better, right under it.
import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Path } from './lesson-text.ts'
import { problemWords } from './problem-words.ts'
import { toldOf, useWriting } from './writing.ts'

const useStyles = makeStyles({
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, padding: 0, listStyleType: 'none' },
  problem: { color: tokens.colorPaletteRedForeground1 },
  warning: { color: tokens.colorNeutralForeground2 },
})

/** Empty where nothing is said. The id is for `aria-describedby`. */
export function Told({ path, id }: { path: Path; id: string }) {
  const styles = useStyles()
  const { t, i18n } = useTranslation()
  const { problems, warnings } = useWriting()
  const [wrong, better] = [toldOf(problems, path), toldOf(warnings, path)]
  if (wrong.length + better.length === 0) return null
  return (
    <ul id={id} className={styles.list}>
      {wrong.map((each) => (
        <li key={each.what} className={styles.problem}>
          <b>{t('writing.wrong')}</b> {problemWords(each, i18n.language)}
        </li>
      ))}
      {better.map((each) => (
        <li key={each.what} className={styles.warning}>
          <b>{t('writing.better')}</b> {problemWords(each, i18n.language)}
        </li>
      ))}
    </ul>
  )
}
