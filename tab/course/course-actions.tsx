// The buttons for what may be done to a course, and the dialogs they open.
import { Button, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoursePlan, Rehearsal } from '../../bot/http/contract.ts'
import { type ActionName, actionsOf } from './actions.ts'
import { ChangeDialog, type Done } from './change-dialog.tsx'
import { RehearsalDialog } from './rehearsal-dialog.tsx'

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalL,
    '@media print': { display: 'none' },
  },
})

interface Content {
  readonly plan: CoursePlan
  readonly today: string
  readonly onDone: (done: Done) => void
  readonly onRehearsed: (rehearsal: Rehearsal) => void
}

/** Which one was asked for last, and how many have been: a dialog that closes still shows what it was. */
interface Asked {
  readonly name: ActionName
  readonly plan: CoursePlan
  readonly nth: number
  readonly open: boolean
}

export function CourseActions({ plan, today, onDone, onRehearsed }: Content) {
  const styles = useStyles()
  const { t } = useTranslation()
  const restore = useRestoreFocusTarget()
  const [asked, setAsked] = useState<Asked>()
  const close = () => setAsked((before) => before && { ...before, open: false })
  const closeWith =
    <T,>(tell: (value: T) => void) =>
    (value: T) => {
      close()
      tell(value)
    }
  const actions = actionsOf(plan)
  if (actions.length === 0 && !asked) return null

  return (
    <>
      <div className={styles.bar}>
        {actions.map(({ name, place, isMain }) => (
          <Button
            key={place}
            {...restore}
            appearance={isMain ? 'primary' : 'secondary'}
            onClick={() => setAsked((before) => ({ name, plan, nth: (before?.nth ?? 0) + 1, open: true }))}
          >
            {t(`action.${name}`)}
          </Button>
        ))}
      </div>
      {asked?.name === 'rehearse' && (
        <RehearsalDialog key={asked.nth} {...asked} onDone={closeWith(onRehearsed)} onClose={close} />
      )}
      {asked && asked.name !== 'rehearse' && (
        <ChangeDialog
          key={asked.nth}
          name={asked.name}
          plan={asked.plan}
          open={asked.open}
          today={today}
          onDone={closeWith(onDone)}
          onClose={close}
        />
      )}
    </>
  )
}
