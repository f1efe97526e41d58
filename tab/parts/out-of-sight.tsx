// Words for those who listen, where the page already shows the same to the eye.
import { makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  words: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
})

export function OutOfSight({ role, children }: { role?: 'status'; children: ReactNode }) {
  return (
    <span role={role} className={useStyles().words}>
      {children}
    </span>
  )
}
