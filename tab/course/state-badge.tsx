// How a course stands, in a word.
import { Badge, type BadgeProps } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { CoursePlan } from '../../bot/http/contract.ts'

const colours: Readonly<Record<CoursePlan['state'], NonNullable<BadgeProps['color']>>> = {
  offered: 'informative',
  running: 'success',
  paused: 'warning',
  over: 'informative',
}

export function StateBadge({ state }: Pick<CoursePlan, 'state'>) {
  const { t } = useTranslation()
  return (
    <Badge appearance="tint" size="large" color={colours[state]}>
      {t(`course.badge.${state}`)}
    </Badge>
  )
}
