// One text in each of the course's languages, side by side.
import { makeStyles, tokens } from '@fluentui/react-components'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from './field.tsx'
import { languageName } from './language-name.ts'
import { isEmptyAt, type Path, remove } from './lesson-text.ts'
import { Told } from './told.tsx'
import { partId, useWriting } from './writing.ts'

const useStyles = makeStyles({
  group: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold, marginBottom: tokens.spacingVerticalXS },
  hint: { margin: `0 0 ${tokens.spacingVerticalXS}`, color: tokens.colorNeutralForeground2 },
  languages: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(240px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
})

interface Content {
  readonly path: Path
  readonly label: string
  readonly hint?: string
  readonly rows?: number
  /** Left empty in every language, the whole text goes away. */
  readonly isOptional?: boolean
}

export function TextFields({ path, label, hint, rows = 2, isOptional }: Content) {
  const styles = useStyles()
  const { t } = useTranslation()
  const { languages, draft } = useWriting()
  const told = useId()
  const tidy = () => {
    if (isOptional) draft.change((lesson) => isEmptyAt(lesson, path) && remove(lesson, path))
  }
  return (
    <fieldset
      id={partId(path)}
      tabIndex={-1}
      className={styles.group}
      aria-describedby={told}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) tidy()
      }}
    >
      <legend className={styles.legend}>{label}</legend>
      {hint && <p className={styles.hint}>{hint}</p>}
      <div className={styles.languages}>
        {languages.map((language) => (
          <Field
            key={language}
            path={[...path, language]}
            label={languageName(language, t('locale'))}
            lang={language}
            rows={rows}
          />
        ))}
      </div>
      <Told path={path} id={told} />
    </fieldset>
  )
}
