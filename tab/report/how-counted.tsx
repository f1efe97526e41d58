// How the figures came about, for whoever is to judge them.
import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Panel } from '../parts/panel.tsx'

const rules = ['reached', 'right', 'groups', 'recall', 'forecast', 'nobody'] as const

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, maxWidth: '80ch' },
})

export function HowCounted() {
  const { t } = useTranslation()
  return (
    <Panel title={t('counted.title')}>
      <ul className={useStyles().list}>
        {rules.map((rule) => (
          <li key={rule}>{t(`counted.${rule}`)}</li>
        ))}
      </ul>
    </Panel>
  )
}
