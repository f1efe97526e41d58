// The questions that most often go wrong at first, and which of them people are sure of all the same.
import { Badge, Link, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { OftenWrong } from '../../bot/http/contract.ts'
import { Panel } from '../parts/panel.tsx'
import { usePlainListStyles } from '../parts/plain-list.ts'
import { hrefOf } from '../route.ts'
import { useFormats } from '../texts/formats.ts'
import { useRightWords } from '../texts/right-words.ts'
import { useText, Words } from '../texts/words.tsx'

const useStyles = makeStyles({
  badge: { marginLeft: tokens.spacingHorizontalS, verticalAlign: 'middle' },
})

export function WrongPanel({ often, course }: { often: readonly OftenWrong[]; course: string }) {
  const { t } = useTranslation()
  const list = usePlainListStyles()
  if (often.length === 0) return <Panel title={t('oftenWrong.title')} sentence={t('oftenWrong.none')} />
  return (
    <Panel title={t('oftenWrong.title')} sentence={t('oftenWrong.sentence')}>
      <ol className={list.list}>
        {often.map((each) => (
          <li key={each.id}>
            <OneWrong each={each} course={course} />
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function OneWrong({ each, course }: { each: OftenWrong; course: string }) {
  const styles = useStyles()
  const { t } = useTranslation()
  const { number, share } = useFormats()
  const text = useText()
  const words = useRightWords()
  const { mostChosen, right } = each
  return (
    <>
      <Link href={hrefOf('lektioner', course, each.id)}>
        {each.number}. <Words of={each.title} />
      </Link>
      {each.isWithConviction && (
        <Badge appearance="tint" color="warning" className={styles.badge}>
          {t('oftenWrong.conviction')}
        </Badge>
      )}
      <Text block>
        {t('oftenWrong.right', { share: words.share(right), answers: number(right.answered) })}
      </Text>
      {mostChosen && (
        <Text block>
          {t('oftenWrong.mostChosen', {
            share: share(mostChosen.chosen, mostChosen.answered),
            option: text(mostChosen.text),
          })}
        </Text>
      )}
    </>
  )
}
