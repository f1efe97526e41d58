// Runs in the browser, inside the preview page: draws the cards of one language in one theme, as the hash says.
/* global AdaptiveCards, preview */

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  const safe = text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  const bold = safe.replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
  result.outputHtml = bold
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('')
  result.didProcess = true
}

function draw() {
  const [language = preview.languages[0], theme = 'light'] = location.hash.slice(1).split('/').filter(Boolean)
  const { colours, hostConfig } = preview.themes[theme]
  const config = new AdaptiveCards.HostConfig(hostConfig)
  for (const [name, colour] of Object.entries(colours)) {
    document.documentElement.style.setProperty(`--${name}`, colour)
  }
  document.documentElement.lang = language
  document.documentElement.style.colorScheme = theme === 'light' ? 'light' : 'dark'
  document.querySelector('nav').replaceChildren(...links(language, theme))
  document
    .querySelector('main')
    .replaceChildren(
      ...preview.sections.filter((each) => each.language === language).map((each) => section(each, config)),
    )
  document.body.dataset.drawn = `${language}/${theme}`
}

function links(language, theme) {
  return preview.languages.flatMap((other) =>
    Object.keys(preview.themes).map((another) => {
      const link = element('a', `${other} ${another}`)
      link.href = `#${other}/${another}`
      if (other === language && another === theme) link.setAttribute('aria-current', 'page')
      return link
    }),
  )
}

function section({ id, title, rows }, config) {
  const drawn = element('section')
  drawn.id = id
  drawn.append(element('h2', title))
  for (const row of rows) {
    const cards = element('div')
    cards.className = 'row'
    cards.append(...row.cards.map((card) => drawCard(card, config)))
    drawn.append(element('h3', row.title), cards)
  }
  return drawn
}

function drawCard(card, config) {
  // The package checks "lang" with a global regular expression, which remembers where it stopped and fails every other time.
  AdaptiveCards.CardElement.langProperty.regEx.lastIndex = 0
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5)
  const drawn = new AdaptiveCards.AdaptiveCard()
  drawn.hostConfig = config
  drawn.parse(card, context)
  const frame = element('article')
  frame.append(drawn.render())
  for (let index = 0; index < context.eventCount; index++) {
    const { message } = context.getEventAt(index)
    frame.append(element('strong', message))
    preview.complaints.push(`${card.fallbackText}: ${message}`)
  }
  return frame
}

function element(name, text = '') {
  const made = document.createElement(name)
  made.textContent = text
  return made
}

addEventListener('hashchange', draw)
draw()
