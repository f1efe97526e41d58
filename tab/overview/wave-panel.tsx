// What went out last in a course: to how many, how far it has got, and how it was answered.
import { Field, ProgressBar } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { OverviewCourse, Wave } from '../../bot/http/contract.ts'
import { Funnel } from '../parts/funnel.tsx'
import { Panel } from '../parts/panel.tsx'
import { doneOf, reachedOf } from '../parts/reached.ts'
import { useFormats } from '../texts/formats.ts'
import { useRightWords } from '../texts/right-words.ts'
import { useText } from '../texts/words.tsx'

export function WavePanel({ course, wave }: { course: OverviewCourse; wave: Wave }) {
  const { t } = useTranslation()
  const text = useText()
  const lesson = course.lessons.find(({ id }) => wave.kind === 'lesson' && id === wave.item)
  const name = lesson ? t('named.lesson', { title: text(lesson.title) }) : t('named.Survey')

  return (
    <Panel
      title={t('wave.title', { course: text(course.title) })}
      sentence={<Sentence {...{ wave, lesson, name }} />}
    >
      <Funnel figures={wave.figures} {...(lesson && { right: lesson.figures.right })} />
      <Progress wave={wave} />
    </Panel>
  )
}

interface Said {
  readonly wave: Wave
  readonly lesson: OverviewCourse['lessons'][number] | undefined
  readonly name: string
}

function Sentence({ wave, lesson, name }: Said) {
  const { t } = useTranslation()
  const { number, share, day } = useFormats()
  const words = useRightWords()
  const { eligible, answered } = wave.figures
  const reached = reachedOf(wave.figures)
  const right = lesson?.figures.right
  const values = { name, day: day(wave.goesOut), reached: number(reached), eligible: number(eligible) }
  if (reached === 0) return t('wave.nobodyYet', values)
  if (answered === 0) return t('wave.reachedOnly', values)
  const shares = { ...values, answered: share(answered, reached) }
  if (right?.kind !== 'shown') return t('wave.answered', shares)
  return t('wave.answeredAndRight', { ...shares, right: words.share(right) })
}

/** Only while it is going out; the figures above stay. */
function Progress({ wave: { figures } }: { wave: Wave }) {
  const { t } = useTranslation()
  const { number } = useFormats()
  if (figures.underway === 0) return null
  const done = doneOf(figures)
  return (
    <Field
      validationMessage={t('wave.goingOut', { done: number(done), all: number(done + figures.underway) })}
      validationState="none"
      style={{ marginTop: '24px' }}
    >
      <ProgressBar
        value={done}
        max={done + figures.underway}
        thickness="large"
        aria-label={t('wave.progress')}
      />
    </Field>
  )
}
