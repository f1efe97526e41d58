// Asks whether something is really to be done: what will happen, what can be chosen, and what went wrong if it did.
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from './notice.tsx'

const useStyles = makeStyles({
  content: {
    display: 'grid',
    gap: tokens.spacingVerticalL,
    alignContent: 'start',
    paddingBottom: tokens.spacingVerticalM,
  },
  text: { margin: 0, maxWidth: '65ch' },
})

export interface Failure {
  readonly title: string
  readonly text: string
}

interface Content {
  readonly open: boolean
  readonly title: string
  /** What will happen. */
  readonly text: string
  /** What can be chosen, and what comes of it. */
  readonly children?: ReactNode
  readonly confirm: string
  /** False: something is still to be chosen, or can't be done so. */
  readonly isReady: boolean
  readonly isBusy: boolean
  readonly failure: Failure | undefined
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Whatever opens it carries `useRestoreFocusTarget()`: there the focus returns to. */
export function ConfirmDialog(content: Content) {
  const { open, title, text, children, confirm, isReady, isBusy, failure, onConfirm, onClose } = content
  const styles = useStyles()
  const { t } = useTranslation()
  const textId = useId()
  return (
    <Dialog open={open} onOpenChange={(_, { open: opens }) => !opens && onClose()}>
      <DialogSurface aria-describedby={textId}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            if (isReady && !isBusy) onConfirm()
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}>
              <p id={textId} className={styles.text}>
                {text}
              </p>
              {children}
              {failure && (
                <div role="alert">
                  <Notice intent="error" {...failure} />
                </div>
              )}
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t('dialog.cancel')}</Button>
              <Button
                type="submit"
                appearance="primary"
                disabledFocusable={!isReady || isBusy}
                {...(isBusy && { icon: <Spinner size="tiny" /> })}
              >
                {confirm}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
