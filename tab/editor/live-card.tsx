// The card beside the form, as employees would get it: asked, answered or as a repetition.
import { Label, makeStyles, Radio, RadioGroup, Select, tokens } from '@fluentui/react-components'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LessonCards } from '../../bot/http/contract.ts'
import { CardPicture } from '../card/card-picture.tsx'
import { Panel } from '../parts/panel.tsx'
import { languageName } from './language-name.ts'

const useStyles = makeStyles({
  choices: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'end' },
  card: { marginTop: tokens.spacingVerticalM },
})

interface Content {
  readonly cards: Readonly<Record<string, LessonCards>>
  readonly language: string
  readonly onLanguage: (language: string) => void
}

export function LiveCard({ cards, language, onLanguage }: Content) {
  const styles = useStyles()
  const { t } = useTranslation()
  const [chosen, setChosen] = useState('question')
  const id = useId()
  const own = cards[language]
  if (!own) return <Panel title={t('writing.card')} sentence={t('writing.noCard')} />

  const faces: readonly (readonly [string, string, object])[] = [
    ['question', t('writing.cardQuestion'), own.question],
    ...own.feedback.map(
      (card, index) => [`a${index}`, t('writing.cardAnswer', { number: index + 1 }), card] as const,
    ),
    ...own.variants.map(
      (card, index) => [`v${index}`, t('writing.cardVariant', { number: index + 1 }), card] as const,
    ),
  ]
  const [name, , card] = faces.find(([each]) => each === chosen) ?? ['question', '', own.question]
  return (
    <Panel title={t('writing.card')}>
      <div className={styles.choices}>
        <RadioGroup
          layout="horizontal"
          value={language}
          aria-label={t('card.language')}
          onChange={(_, { value }) => onLanguage(value)}
        >
          {Object.keys(cards).map((each) => (
            <Radio key={each} value={each} label={languageName(each, t('locale'))} />
          ))}
        </RadioGroup>
        <div>
          <Label htmlFor={id}>{t('writing.cardShown')}</Label>
          <Select id={id} value={name} onChange={(_, { value }) => setChosen(value)}>
            {faces.map(([each, label]) => (
              <option key={each} value={each}>
                {label}
              </option>
            ))}
          </Select>
        </div>
      </div>
      <div className={styles.card}>
        <CardPicture card={card} language={language} />
      </div>
    </Panel>
  )
}
