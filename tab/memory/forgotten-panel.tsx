// What people knew at first and most often no longer know when it comes back.
import { Link, Text } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { OftenForgotten } from '../../bot/http/contract.ts'
import { Panel } from '../parts/panel.tsx'
import { usePlainListStyles } from '../parts/plain-list.ts'
import { hrefOf } from '../route.ts'
import { useFormats } from '../texts/formats.ts'
import { useRightWords } from '../texts/right-words.ts'
import { Words } from '../texts/words.tsx'

export function ForgottenPanel({ often, course }: { often: readonly OftenForgotten[]; course: string }) {
  const { t } = useTranslation()
  const { number, percent } = useFormats()
  const words = useRightWords()
  const list = usePlainListStyles()
  if (often.length === 0)
    return <Panel title={t('oftenForgotten.title')} sentence={t('oftenForgotten.none')} />
  return (
    <Panel title={t('oftenForgotten.title')} sentence={t('oftenForgotten.sentence')}>
      <ol className={list.list}>
        {often.map((each) => (
          <li key={each.id}>
            <Link href={hrefOf('lektioner', course, each.id)}>
              {each.number}. <Words of={each.title} />
            </Link>
            <Text block>
              {t('oftenForgotten.right', {
                share: words.share(each.recall),
                answers: number(each.recall.answered),
                forecast: percent(each.forecast),
              })}
            </Text>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
