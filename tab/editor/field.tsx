// One field of the form: its name, what may be written in it, and what is wrong with it.
import { Label, makeStyles, tokens } from '@fluentui/react-components'
import { type ComponentPropsWithoutRef, useId, useState } from 'react'
import { type Path, put, remove, textAt } from './lesson-text.ts'
import { Told } from './told.tsx'
import { partId, toldOf, useWriting } from './writing.ts'

const useStyles = makeStyles({
  field: { display: 'flex', flexDirection: 'column', minWidth: 0, gap: tokens.spacingVerticalXXS },
  input: {
    boxSizing: 'border-box',
    width: '100%',
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    resize: 'vertical',
    // As tall as what is written in it, where the browser can.
    fieldSizing: 'content',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    '[aria-invalid="true"]': { border: `1px solid ${tokens.colorStatusDangerBorder2}` },
  },
})

interface FieldContent {
  readonly path: Path
  readonly label: string
  /** Of what is written in it. */
  readonly lang?: string
  /** A text of several lines is at least so many high. */
  readonly rows?: number
  readonly type?: 'text' | 'date' | 'url'
  /** Left empty, the key goes away. */
  readonly isOptional?: boolean
  readonly isReadOnly?: boolean
}

export function Field({ path, label, lang, rows, type, isOptional, isReadOnly = false }: FieldContent) {
  const styles = useStyles()
  const { document, draft, problems } = useWriting()
  const [typed, setTyped] = useState<string>()
  const told = useId()
  const id = partId(path)

  const write = (value: string) => {
    setTyped(value)
    draft.change((lesson) =>
      isOptional && value.trim() === '' ? remove(lesson, path) : put(lesson, path, value),
    )
  }
  const input = {
    id,
    lang,
    value: typed ?? textAt(document, path),
    readOnly: isReadOnly,
    className: styles.input,
    'aria-describedby': told,
    'aria-invalid': toldOf(problems, path).length > 0,
    // What was typed may have spaces that the file will not have: shown as it is until one goes on.
    onBlur: () => setTyped(undefined),
  } satisfies ComponentPropsWithoutRef<'textarea'>
  return (
    <div className={styles.field}>
      <Label htmlFor={id}>{label}</Label>
      {rows ? (
        <textarea {...input} rows={rows} onChange={({ target }) => write(target.value)} />
      ) : (
        <input {...input} type={type ?? 'text'} onChange={({ target }) => write(target.value)} />
      )}
      <Told path={path} id={told} />
    </div>
  )
}
