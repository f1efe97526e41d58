// The answers to choose from: which are right, and why the others are not.
import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Group } from './group.tsx'
import { add, countAt, move, type Path, put, remove, textAt, valueAt } from './lesson-text.ts'
import { freeId, newOption } from './new-lesson.ts'
import { TextFields } from './text-fields.tsx'
import { Told } from './told.tsx'
import { partId, useWriting } from './writing.ts'

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

export function OptionFields({ path }: { path: Path }) {
  const styles = useStyles()
  const { t } = useTranslation()
  const { document, draft, languages } = useWriting()
  const told = useId()
  const count = countAt(document, path)
  const ids = Array.from({ length: count }, (_, index) => textAt(document, [...path, index, 'id']))
  return (
    <div className={styles.list}>
      {ids.map((id, index) => (
        <OptionField key={id || index} path={path} index={index} count={count} id={id} />
      ))}
      <div id={partId(path)} tabIndex={-1}>
        <Button
          onClick={() => draft.change((lesson) => add(lesson, path, newOption(freeId(ids), languages)))}
        >
          {t('writing.addOption')}
        </Button>
        <Told path={path} id={told} />
      </div>
    </div>
  )
}

function OptionField({ path, index, count, id }: { path: Path; index: number; count: number; id: string }) {
  const styles = useStyles()
  const { t } = useTranslation()
  const { document, draft } = useWriting()
  const own = [...path, index]
  const isRight = valueAt(document, [...own, 'right']) === true
  const which = t('writing.option', { id })
  return (
    <Group path={own} title={which}>
      <TextFields path={[...own, 'text']} label={t('writing.optionText')} />
      <Checkbox
        label={t('writing.isRight')}
        checked={isRight}
        onChange={(_, { checked }) =>
          draft.change((lesson) => put(lesson, [...own, 'right'], checked === true))
        }
      />
      <TextFields
        path={[...own, 'why']}
        label={t(isRight ? 'writing.whyRight' : 'writing.whyWrong')}
        isOptional={isRight}
      />
      <div className={styles.buttons}>
        <Button
          size="small"
          disabledFocusable={index === 0}
          aria-label={t('writing.moveUp', { which })}
          onClick={() => draft.change((lesson) => move(lesson, path, index, -1))}
        >
          {t('writing.up')}
        </Button>
        <Button
          size="small"
          disabledFocusable={index === count - 1}
          aria-label={t('writing.moveDown', { which })}
          onClick={() => draft.change((lesson) => move(lesson, path, index, 1))}
        >
          {t('writing.down')}
        </Button>
        <RemoveButton path={own} which={which} />
      </div>
    </Group>
  )
}

/** Whoever uses the keyboard goes on from what the list says under it. */
export function RemoveButton({ path, which }: { path: Path; which: string }) {
  const { t } = useTranslation()
  const { draft } = useWriting()
  const list = path.slice(0, -1)
  return (
    <Button
      size="small"
      aria-label={t('writing.removeWhich', { which })}
      onClick={() => {
        draft.change((lesson) => remove(lesson, path))
        document.getElementById(partId(list))?.focus()
      }}
    >
      {t('writing.remove')}
    </Button>
  )
}
