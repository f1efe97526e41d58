// The way between the pages: real links, so that the browser's own back, forward and "open in new window" work.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useMe } from '../parts/me.ts'
import { hrefOf, useVisit } from '../route.ts'
import { pageAt, pages } from './pages.ts'

const useStyles = makeStyles({
  bar: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media print': { display: 'none' },
  },
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    maxWidth: '1280px',
    boxSizing: 'border-box',
    margin: '0 auto',
    padding: '0 clamp(4px, calc(3vw - 10px), 22px)',
    listStyleType: 'none',
  },
  link: {
    display: 'block',
    position: 'relative',
    padding: `${tokens.spacingVerticalM} clamp(6px, 1.5vw, 10px)`,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { color: tokens.colorNeutralForeground2Hover, textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-4px' },
  },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    // A border, since forced colours take backgrounds away.
    '::after': {
      content: '""',
      position: 'absolute',
      left: 'clamp(6px, 1.5vw, 10px)',
      right: 'clamp(6px, 1.5vw, 10px)',
      bottom: '2px',
      borderBottom: `3px solid ${tokens.colorCompoundBrandStroke}`,
      borderRadius: tokens.borderRadiusCircular,
    },
  },
})

export function Navigation() {
  const styles = useStyles()
  const { t } = useTranslation()
  const here = pageAt(useVisit().page)
  const me = useMe()
  const seen = pages.filter(({ roles }) => !roles || roles.some((role) => me?.roles.includes(role)))

  return (
    <nav aria-label={t('shell.pages')} className={styles.bar}>
      <ul className={styles.list}>
        {seen.map((page) => (
          <li key={page.path}>
            <a
              href={hrefOf(page.path)}
              aria-current={page === here ? 'page' : undefined}
              className={mergeClasses(styles.link, page === here && styles.current)}
            >
              {t(`pages.${page.name}.short`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
