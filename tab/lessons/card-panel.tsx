// The card as employees get it, in each language of the course.
import { Radio, RadioGroup, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LessonAnswer } from '../../bot/http/contract.ts'
import { CardPicture } from '../card/card-picture.tsx'
import { Panel } from '../parts/panel.tsx'

export function CardPanel({ cards }: Pick<LessonAnswer, 'cards'>) {
  const { t, i18n } = useTranslation()
  const languages = Object.keys(cards)
  const [chosen, setChosen] = useState<string>()
  const language = [chosen, i18n.language, ...languages].find((each) => each && cards[each])
  const card = language && cards[language]
  if (!language || !card) return null

  return (
    <Panel title={t('card.title')} sentence={t('card.sentence')}>
      {languages.length > 1 && (
        <RadioGroup
          layout="horizontal"
          value={language}
          onChange={(_, { value }) => setChosen(value)}
          aria-label={t('card.language')}
          style={{ flexWrap: 'wrap', marginBottom: tokens.spacingVerticalM }}
        >
          {languages.map((each) => (
            <Radio key={each} value={each} label={nameOfLanguage(each, t('locale'))} />
          ))}
        </RadioGroup>
      )}
      <CardPicture card={card} language={language} />
    </Panel>
  )
}

function nameOfLanguage(language: string, locale: string): string {
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? language
  return name.slice(0, 1).toLocaleUpperCase(locale) + name.slice(1)
}
