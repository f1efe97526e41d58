// Which of the course's pictures the lesson has, and what it shows to somebody who can't see it.
import { Label, makeStyles, Select } from '@fluentui/react-components'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { put, remove, textAt } from './lesson-text.ts'
import { TextFields } from './text-fields.tsx'
import { Told } from './told.tsx'
import { partId, useWriting } from './writing.ts'

const useStyles = makeStyles({ choice: { maxWidth: '360px' } })

export function ImageFields() {
  const styles = useStyles()
  const { t } = useTranslation()
  const { document, draft, pictures } = useWriting()
  const told = useId()
  const path = ['image', 'file']
  const chosen = textAt(document, path)
  const choices = [...new Set([...pictures, ...(chosen ? [chosen] : [])])]
  return (
    <>
      <div className={styles.choice}>
        <Label htmlFor={partId(path)}>{t('writing.imageFile')}</Label>
        <Select
          id={partId(path)}
          value={chosen}
          aria-describedby={told}
          onChange={(_, { value }) =>
            draft.change((lesson) => (value ? put(lesson, path, value) : remove(lesson, ['image'])))
          }
        >
          <option value="">{t('writing.noImage')}</option>
          {choices.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </Select>
        <Told path={path} id={told} />
      </div>
      {chosen && <TextFields path={['image', 'alt']} label={t('writing.alt')} hint={t('writing.altHint')} />}
      <Told path={['image']} id={`${told}-image`} />
    </>
  )
}
