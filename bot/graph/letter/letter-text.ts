// A letter as plain text, for those who read mail without HTML.
import type { LetterInWords } from './write-letter.ts'

export function letterText(letter: LetterInWords): string {
  const { reminder, place, title, paragraphs, questions, answer, link, linkIsYours, footer } = letter
  const blocks = [
    ...(reminder === undefined ? [] : [reminder]),
    place,
    `${title}\n${'='.repeat(Math.min(title.length, 60))}`,
    ...paragraphs,
    ...questions.map(({ text, options }) => [text, ...options.map((option) => `  • ${option}`)].join('\n')),
    `${answer}:\n${link}`,
    linkIsYours,
    '*',
    ...footer.map((each) => `${each.title}\n${each.text}`),
  ]
  return `${blocks.map((block) => block.trimEnd()).join('\n\n')}\n`
}
