// Draws an Adaptive Card with Microsoft's own package, to be looked at: nothing in it can be pressed.
import { AdaptiveCard, CardElement, HostConfig, SerializationContext, Versions } from 'adaptivecards'

export function drawCard(card: object, hostConfig: object): HTMLElement {
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = fewMarks(text)
    result.didProcess = true
  }
  // The package checks "lang" with a global regular expression, which remembers where it stopped and fails every other time.
  const { regEx } = CardElement.langProperty
  if (regEx) regEx.lastIndex = 0
  const drawn = new AdaptiveCard()
  drawn.hostConfig = new HostConfig(hostConfig)
  drawn.parse(card, new SerializationContext(Versions.v1_5))
  const element = drawn.render() ?? document.createElement('div')
  for (const pressable of element.querySelectorAll<HTMLInputElement>('button, input'))
    pressable.disabled = true
  for (const focusable of element.querySelectorAll('[tabindex]')) focusable.removeAttribute('tabindex')
  return element
}

/** What the cards use of Markdown: bold words and paragraphs. Everything else stays text. */
function fewMarks(text: string): string {
  const safe = text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return safe
    .replaceAll(/\*\*(.+?)\*\*/g, '<b>$1</b>')
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('')
}
