// The whole lesson as fields, in the order in which it is read.
import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Panel } from '../parts/panel.tsx'
import { FactFields } from './fact-fields.tsx'
import { Field } from './field.tsx'
import { ImageFields } from './image-fields.tsx'
import { QuestionFields, VariantFields } from './question-fields.tsx'
import { TextFields } from './text-fields.tsx'
import { Told } from './told.tsx'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
})

export function LessonForm({ canRename }: { canRename: boolean }) {
  const styles = useStyles()
  const { t } = useTranslation()
  return (
    <section id="lesson-form" tabIndex={-1} aria-label={t('writing.form')} className={styles.form}>
      <Told path={[]} id="told-of-all" />
      <Panel title={t('writing.reading')}>
        <div className={styles.fields}>
          <Field path={['id']} label={t('writing.id')} isReadOnly={!canRename} />
          <TextFields path={['title']} label={t('writing.title')} rows={1} />
          <TextFields
            path={['thought']}
            label={t('writing.thought')}
            hint={t('writing.thoughtHint')}
            isOptional
          />
          <TextFields path={['body']} label={t('writing.body')} hint={t('writing.bodyHint')} rows={8} />
          <ImageFields />
        </div>
      </Panel>
      <Panel title={t('writing.question')}>
        <div className={styles.fields}>
          <QuestionFields path={['question']} />
          <TextFields path={['advice']} label={t('writing.advice')} hint={t('writing.adviceHint')} />
        </div>
      </Panel>
      <Panel title={t('writing.variants')} sentence={t('writing.variantsHint')}>
        <div className={styles.fields}>
          <VariantFields />
        </div>
      </Panel>
      <Panel title={t('writing.facts')} sentence={t('writing.factsHint')}>
        <div className={styles.fields}>
          <FactFields />
        </div>
      </Panel>
    </section>
  )
}
