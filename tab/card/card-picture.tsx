// A card as employees see it, in the theme of whoever looks.
import { makeStyles, tokens } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import { useSurroundings } from '../parts/surroundings.ts'
import { hostConfigFor } from './card-theme.ts'
import { drawCard } from './draw-card.ts'

const useStyles = makeStyles({
  frame: {
    maxWidth: '560px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    overflow: 'hidden',
    '& p': { margin: 0 },
    '& p + p': { marginTop: tokens.spacingVerticalM },
    '& img': { maxWidth: '100%', height: 'auto' },
    '& .ac-choiceSetInput-expanded > div': {
      display: 'flex',
      alignItems: 'flex-start',
      gap: tokens.spacingHorizontalS,
      margin: `${tokens.spacingVerticalS} 0`,
    },
    '& button': {
      padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
      border: `1px solid ${tokens.colorNeutralStroke1}`,
      borderRadius: tokens.borderRadiusMedium,
      backgroundColor: 'transparent',
      color: tokens.colorNeutralForeground1,
      font: 'inherit',
      fontWeight: tokens.fontWeightSemibold,
    },
    '& .style-positive': {
      backgroundColor: tokens.colorBrandBackground,
      color: tokens.colorNeutralForegroundOnBrand,
    },
  },
})

export function CardPicture({ card, language }: { card: object; language: string }) {
  const place = useRef<HTMLDivElement>(null)
  const { appearance } = useSurroundings()
  useEffect(() => {
    place.current?.replaceChildren(drawCard(card, hostConfigFor(appearance)))
  }, [card, appearance])
  return <div ref={place} lang={language} className={useStyles().frame} />
}
