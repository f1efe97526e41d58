// How many are reached in Teams, by letter and not at all, altogether and by department.
import { useTranslation } from 'react-i18next'
import type { ReachAnswer, ReachWay } from '../../bot/http/contract.ts'
import { useDepartmentName } from '../parts/department-name.ts'
import { Panel } from '../parts/panel.tsx'
import { Legend, StackedBar, type Tone } from '../parts/stacked-bar.tsx'
import { Column, Row, RowHeader, Table } from '../parts/table.tsx'
import { useFormats } from '../texts/formats.ts'

const channels = ['teams', 'letter', 'none'] as const
const tones = { teams: 'done', letter: 'under way', none: 'wrong' } as const satisfies Record<string, Tone>

export function ReachDepartmentsPanel({ reach }: { reach: ReachAnswer }) {
  const { t } = useTranslation()
  const { number, share } = useFormats()
  const nameOf = useDepartmentName()
  const columns = [
    t('departments.department'),
    t('reach.people'),
    ...channels.map((channel) => t(`reach.${channel}`)),
    t('reach.share'),
  ]
  const unreached = peopleBy('none', reach.ways)
  const reached = reach.people - unreached
  const values = {
    reached: number(reached),
    people: number(reach.people),
    share: share(reached, reach.people),
  }

  return (
    <Panel
      title={t('reach.byDepartment')}
      sentence={`${t('reach.sentence', values)} ${unreached > 0 ? t('reach.unreached', { count: unreached }) : t('reach.everybody')}`}
    >
      <Legend of={channels.map((channel) => ({ tone: tones[channel], name: t(`reach.${channel}`) }))} />
      <Table label={t('reach.byDepartment')} columns={columns}>
        {[...reach.departments, { ...reach, department: undefined }].map(({ department, people, ways }) => (
          <Row key={String(department)}>
            <RowHeader>{department === undefined ? t('reach.all') : nameOf(department)}</RowHeader>
            <Column name={columns[1]}>{number(people)}</Column>
            {channels.map((channel, index) => (
              <Column key={channel} name={columns[2 + index]}>
                {number(peopleBy(channel, ways))}
              </Column>
            ))}
            <Column name={columns[5]}>
              {share(people - peopleBy('none', ways), people)}
              <StackedBar
                parts={channels.map((channel) => ({ tone: tones[channel], size: peopleBy(channel, ways) }))}
              />
            </Column>
          </Row>
        ))}
      </Table>
    </Panel>
  )
}

function peopleBy(channel: ReachWay['channel'], ways: readonly ReachWay[]): number {
  return ways.filter((way) => way.channel === channel).reduce((sum, { people }) => sum + people, 0)
}
