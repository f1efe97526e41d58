// A question with its answers and what everyone reads after it; and its variants, for repetitions.
import { Button } from '@fluentui/react-components'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from './field.tsx'
import { Group } from './group.tsx'
import { add, countAt, type Path, textAt } from './lesson-text.ts'
import { newVariant } from './new-lesson.ts'
import { OptionFields, RemoveButton } from './option-fields.tsx'
import { TextFields } from './text-fields.tsx'
import { Told } from './told.tsx'
import { partId, useWriting } from './writing.ts'

export function QuestionFields({ path }: { path: Path }) {
  const { t } = useTranslation()
  return (
    <>
      <TextFields path={[...path, 'text']} label={t('writing.questionText')} />
      <OptionFields path={[...path, 'options']} />
      <TextFields path={[...path, 'explanation']} label={t('writing.explanation')} />
    </>
  )
}

export function VariantFields() {
  const { t } = useTranslation()
  const { document, draft, languages } = useWriting()
  const told = useId()
  const path = ['variants']
  const ids = Array.from({ length: countAt(document, path) }, (_, index) =>
    textAt(document, [...path, index, 'id']),
  )
  const addOne = () =>
    draft.change((lesson) => add(lesson, path, newVariant(`variant-${ids.length + 1}`, languages)))
  return (
    <>
      {ids.map((id, index) => {
        const own = [...path, index]
        const which = t('writing.variant', { number: index + 1, id })
        return (
          <Group key={own.join('.')} path={own} title={which}>
            <Field path={[...own, 'id']} label={t('writing.id')} />
            <QuestionFields path={own} />
            <div>
              <RemoveButton path={own} which={which} />
            </div>
          </Group>
        )
      })}
      <div id={partId(path)} tabIndex={-1}>
        <Button onClick={addOne}>{t('writing.addVariant')}</Button>
        <Told path={path} id={told} />
      </div>
    </>
  )
}
