// What stands below a letter's page: how the lessons come, a pause, and whom to ask. Each button is a form of its own.
import type { Course } from '../core/course.ts'
import { dayInWords } from '../core/day-in-words.ts'
import { html, type Markup } from '../core/markup.ts'
import type { Say } from '../flows/item-in-words.ts'
import { words } from '../flows/item-in-words.ts'
import type { Wishes } from '../flows/show-item.ts'

/** What was just changed has the focus. */
export type WishesShown = 'closed' | 'way' | 'pause'

interface Part {
  readonly language: string
  readonly course: Course
  readonly wishes: Wishes
  readonly say: Say
  readonly shown: WishesShown
}

const pauseWeeks = [1, 2, 4]

export function wishesPart(part: Part): Markup {
  const { language, course, say, shown } = part
  const t = (key: string, values = {}) => say(language, key, values)
  const { name, email, phone } = course.contact
  return html`<footer><details class="wishes" id="wishes"${shown !== 'closed' && html` open`}>
<summary>${t('page.yours')}</summary>
<h2>${t('page.wayTitle')}</h2>
${wayPart(part)}
<h2>${t('pause')}</h2>
${pausePart(part)}
<h2>${t('askWhom')}</h2>
<p>${words(name, language, course)}, <a href="mailto:${email}">${email}</a>${phone !== undefined && `, ${phone}`}</p>
<h2>${t('whyYou')}</h2>
<p>${words(course.why, language, course)} ${t('privacy')}</p>
</details></footer>`
}

function wayPart({ language, wishes: { way, hasTeams, hasMail }, say, shown }: Part): Markup {
  const t = (key: string) => say(language, key)
  const state = html`<p${shown === 'way' && focused}>${t(`page.way.${way}`)}${!hasTeams && ` ${t('no Teams')}`}</p>`
  if (way === 'letter' && hasTeams) return html`${state}${form(language, 'teams', '', t('page.wantTeams'))}`
  if (way === 'teams' && hasMail) return html`${state}${form(language, 'letter', '', t('page.wantLetters'))}`
  return state
}

function pausePart({ language, wishes: { pause }, say, shown }: Part): Markup {
  const t = (key: string, values = {}) => say(language, key, values)
  const focus = shown === 'pause' && focused
  if (pause) {
    const day = dayInWords(pause.until, pause.zone, language)
    return html`<p${focus}>${t('paused', { day })}</p>${form(language, 'resume', '', t('button.resume'))}`
  }
  return html`<p${focus}>${t('pauseIntro')}</p>
<div class="row">${pauseWeeks.map((count) =>
    form(language, 'pause', `${count}`, t('page.pauseFor', { weeks: t('pauseWeeks', { count }) })),
  )}</div>`
}

const focused = html` tabindex="-1" autofocus`

function form(language: string, what: string, weeks: string, title: string): Markup {
  return html`<form method="post" action="?lang=${language}">
<input type="hidden" name="do" value="${what}">
${weeks !== '' && html`<input type="hidden" name="weeks" value="${weeks}">`}
<button class="quiet">${title}</button>
</form>`
}
