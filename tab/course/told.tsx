// What came of what one did: that it is done, or that somebody else was quicker. Read aloud as it comes.
import { Link, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { CoursePlan } from '../../bot/http/contract.ts'
import { Notice } from '../parts/notice.tsx'
import { hrefOf } from '../route.ts'
import { useFormats } from '../texts/formats.ts'
import type { Done } from './change-dialog.tsx'
import { usePlanWords } from './plan-words.ts'

// The place of what is calm is there before its words: only so are they read aloud.
const useStyles = makeStyles({ told: { '& > *': { marginBottom: tokens.spacingVerticalXL } } })

interface Content {
  readonly done: Done | undefined
  readonly plan: CoursePlan
  /** The pilot that was started last. */
  readonly newest: CoursePlan | undefined
}

export function Told({ done, plan, newest }: Content) {
  const styles = useStyles()
  const { t } = useTranslation()
  const words = usePlanWords()
  const { weekday } = useFormats()
  const [first] = plan.lessons
  const values = { day: first ? weekday(first.date) : '', end: weekday(plan.end) }
  return (
    <>
      {done?.kind === 'conflict' && (
        <div role="alert" className={styles.told}>
          <Notice intent="warning" title={t('done.conflict.title')} text={t('done.conflict.text')} />
        </div>
      )}
      <div role="status" className={styles.told}>
        {done?.kind === 'changed' && (
          <Notice
            intent="success"
            title={t(`done.${done.name}.title`)}
            text={t(`done.${done.name}.text`, values)}
          >
            {done.name === 'pilot' && newest && (
              <Link href={hrefOf('kurs', newest.id)}>{words.name(newest)}</Link>
            )}
          </Notice>
        )}
      </div>
    </>
  )
}
