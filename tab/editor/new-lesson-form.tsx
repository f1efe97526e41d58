// The beginning of a new lesson: its short name, which its file is called by and its answers are kept under.
import { Button, Input, Label, makeStyles, tokens } from '@fluentui/react-components'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WrittenCourseShown } from '../../bot/http/contract.ts'
import { hrefOf } from '../route.ts'

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalL,
  },
  field: { display: 'flex', flexDirection: 'column', flex: '0 1 320px', minWidth: 0 },
  wrong: { flexBasis: '100%', margin: 0, color: tokens.colorPaletteRedForeground1 },
})

export function NewLesson({ course: { id: course, lessons, nextNumber } }: { course: WrittenCourseShown }) {
  const styles = useStyles()
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [wrong, setWrong] = useState<'badName' | 'nameTaken'>()
  const [field, told] = [useId(), useId()]

  const begin = (event: FormEvent) => {
    event.preventDefault()
    if (!/^[a-z0-9-]{1,40}$/.test(name)) return setWrong('badName')
    if (lessons.some(({ id }) => id === name)) return setWrong('nameTaken')
    location.hash = hrefOf('skriv', course, `${nextNumber}${name}.yaml`)
  }
  return (
    <form className={styles.form} onSubmit={begin}>
      <div className={styles.field}>
        <Label htmlFor={field}>{t('writing.newName')}</Label>
        <Input
          id={field}
          value={name}
          aria-describedby={told}
          aria-invalid={wrong !== undefined}
          onChange={(_, { value }) => {
            setName(value)
            setWrong(undefined)
          }}
        />
      </div>
      <Button type="submit">{t('writing.newLesson')}</Button>
      <p id={told} role="alert" className={styles.wrong}>
        {wrong && t(`writing.${wrong}`)}
      </p>
    </form>
  )
}
