// All that is wrong with the lesson, in one place; each leads to its own.
import { Link, makeStyles, tokens } from '@fluentui/react-components'
import { type Ref, useContext, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { LessonCheckAnswer, WritingProblem } from '../../bot/http/contract.ts'
import { problemWords } from './problem-words.ts'
import { usePlaceWords } from './use-place-words.ts'
import { goTo, WritingContext } from './writing.ts'

const useStyles = makeStyles({
  box: {
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorStatusDangerBorder2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  advice: { border: `1px solid ${tokens.colorNeutralStroke2}` },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  list: { margin: `${tokens.spacingVerticalS} 0 0`, paddingLeft: tokens.spacingHorizontalXL },
})

interface Content {
  readonly check: LessonCheckAnswer
  /** One has tried to publish what can't be: said aloud, and where the focus goes. */
  readonly isAsked: boolean
  readonly box: Ref<HTMLElement>
}

export function ProblemSummary({ check: { problems, elsewhere, warnings }, isAsked, box }: Content) {
  const styles = useStyles()
  const { t } = useTranslation()
  const [wrong, better] = [useId(), useId()]
  const count = problems.length + elsewhere.length
  return (
    <>
      {count > 0 && (
        <section ref={box} tabIndex={-1} aria-labelledby={wrong} className={styles.box}>
          <div role={isAsked ? 'alert' : undefined}>
            <h2 id={wrong} className={styles.title}>
              {t('writing.problems', { count })}
            </h2>
          </div>
          <ul className={styles.list}>
            {problems.map((each) => (
              <Place key={`${each.line} ${each.what}`} told={each} />
            ))}
            {elsewhere.map((each) => (
              <Place key={`${each.file} ${each.line} ${each.what}`} told={each} isElsewhere />
            ))}
          </ul>
        </section>
      )}
      {warnings.length > 0 && (
        <section aria-labelledby={better} className={`${styles.box} ${styles.advice}`}>
          <h2 id={better} className={styles.title}>
            {t('writing.warnings', { count: warnings.length })}
          </h2>
          <ul className={styles.list}>
            {warnings.map((each) => (
              <Place key={`${each.line} ${each.what}`} told={each} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Place({ told, isElsewhere }: { told: WritingProblem; isElsewhere?: boolean }) {
  const { t, i18n } = useTranslation()
  const { languages } = useContext(WritingContext) ?? { languages: [] }
  const place = usePlaceWords(languages)(told.path ?? [])
  const words = problemWords(told, i18n.language)
  if (isElsewhere) return <li>{t('writing.inFile', { file: told.file, line: told.line, words })}</li>
  return (
    <li>
      <Link as="button" inline onClick={() => goTo(told.path ?? [])}>
        {place ? `${place}: ${words}` : words}
      </Link>
    </li>
  )
}
