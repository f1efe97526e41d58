// What the lesson claims about the world: who says so, and how long it may be trusted.
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from './field.tsx'
import { Group } from './group.tsx'
import { add, countAt } from './lesson-text.ts'
import { newFact } from './new-lesson.ts'
import { RemoveButton } from './option-fields.tsx'
import { TextFields } from './text-fields.tsx'
import { Told } from './told.tsx'
import { partId, useWriting } from './writing.ts'

const useStyles = makeStyles({
  days: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(160px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
})

export function FactFields() {
  const styles = useStyles()
  const { t } = useTranslation()
  const { document, draft, languages } = useWriting()
  const told = useId()
  const path = ['facts']
  const addOne = () => {
    const today = new Date().toISOString().slice(0, 10)
    const recheck = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`
    draft.change((lesson) => add(lesson, path, newFact(languages, today, recheck)))
  }
  return (
    <>
      {Array.from({ length: countAt(document, path) }, (_, index) => {
        const own = [...path, index]
        const which = t('writing.fact', { number: index + 1 })
        return (
          <Group key={own.join('.')} path={own} title={which}>
            <TextFields path={[...own, 'claim']} label={t('writing.claim')} />
            <Field path={[...own, 'source']} label={t('writing.source')} />
            <Field path={[...own, 'url']} label={t('writing.url')} type="url" isOptional />
            <div className={styles.days}>
              <Field path={[...own, 'checked']} label={t('writing.checked')} type="date" />
              <Field path={[...own, 'recheck']} label={t('writing.recheck')} type="date" />
            </div>
            <div>
              <RemoveButton path={own} which={which} />
            </div>
          </Group>
        )
      })}
      <div id={partId(path)} tabIndex={-1}>
        <Button onClick={addOne}>{t('writing.addFact')}</Button>
        <Told path={path} id={told} />
      </div>
    </>
  )
}
