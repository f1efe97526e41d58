// Shares as columns side by side, up to a hundred per cent; what can't be told has no column.
import { GroupedVerticalBarChart } from '@fluentui/react-charts'
import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../texts/formats.ts'
import { useWidth } from './use-width.ts'

export interface Series {
  readonly name: string
  /** The one that counts is strong, what it is held against is faint. */
  readonly weight: 'strong' | 'faint'
}

export interface ColumnGroup {
  readonly name: string
  /** What stands under the columns, if not the whole name. */
  readonly tick?: string
  /** From 0 to 1, in the order of `series`; undefined is not told. */
  readonly shares: readonly (number | undefined)[]
}

interface Columns {
  /** What the chart shows, for those who listen. */
  readonly label: string
  readonly series: readonly Series[]
  readonly groups: readonly ColumnGroup[]
}

const colours = { strong: tokens.colorCompoundBrandStroke, faint: tokens.colorNeutralForeground4 }

// Fluent's legend writes every word with a capital, as English does in headings.
const useStyles = makeStyles({ place: { '& button, & div': { textTransform: 'none' } } })

/** Below this the figures above the columns would run into each other. */
const pixelsForLabels = 80

export function ShareColumns({ label, series, groups }: Columns) {
  const { t } = useTranslation()
  const { percent } = useFormats()
  const { place, width } = useWidth()
  const isRoomy = width >= pixelsForLabels * groups.length
  const data = groups.map(({ name, tick, shares }) => ({
    name: tick ?? name,
    series: series.flatMap(({ name: legend, weight }, index) => {
      const share = shares[index]
      if (share === undefined) return []
      return {
        key: legend,
        legend,
        data: Math.round(share * 100),
        color: colours[weight],
        ...(isRoomy && { barLabel: percent(share) }),
        yAxisCalloutData: percent(share),
        callOutAccessibilityData: { ariaLabel: `${name}, ${legend}: ${percent(share)}` },
      }
    }),
  }))
  return (
    <div ref={place} className={useStyles().place}>
      {width > 0 && (
        <GroupedVerticalBarChart
          data={data}
          chartTitle={label}
          width={width}
          height={300}
          barWidth="auto"
          maxBarWidth={48}
          xAxisInnerPadding={0.4}
          xAxisOuterPadding={0.2}
          yMinValue={0}
          yMaxValue={100}
          yAxisTickCount={4}
          yAxisTickFormat={(value: number) => percent(value / 100)}
          margins={{ left: 56, right: 8, top: 24, bottom: 56 }}
          culture={t('locale')}
          wrapXAxisLables
          hideLabels={!isRoomy}
          roundCorners
        />
      )}
    </div>
  )
}
