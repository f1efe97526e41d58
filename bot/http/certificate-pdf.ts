// The certificate as a PDF: one page, A4.
import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib'

export interface CertificateTexts {
  readonly language: string
  readonly heading: string
  /** Empty: a line to write it on by hand. */
  readonly name: string
  readonly hasTaken: string
  readonly course: string
  readonly lessons: string
  readonly dates: string
  readonly issued: string
}

const a4 = { width: 595.28, height: 841.89 }
const margin = 72
const ink = rgb(0.1, 0.12, 0.16)
const accent = rgb(0.04, 0.33, 0.5)

export async function certificatePdf(texts: CertificateTexts): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const [regular, bold] = await Promise.all([
    pdf.embedFont(StandardFonts.Helvetica),
    pdf.embedFont(StandardFonts.HelveticaBold),
  ])
  const name = printable(texts.name, bold)
  pdf.setTitle([texts.heading, texts.course].join(': '), { showInWindowTitleBar: true })
  pdf.setLanguage(texts.language)
  pdf.setProducer('Droppe')
  pdf.setCreator('Droppe')

  const page = pdf.addPage([a4.width, a4.height])
  const frame = { x: 36, y: 36, width: a4.width - 72, height: a4.height - 72 }
  page.drawRectangle({ ...frame, borderColor: accent, borderWidth: 2 })
  const put = (text: string, y: number, size: number, font: PDFFont) => center(page, text, { y, size, font })
  put(texts.heading, 660, 44, bold)
  if (name === '') rule(page, 545)
  else put(name, 550, 30, bold)
  put(texts.hasTaken, 505, 16, regular)
  put(texts.course, 455, 24, bold)
  put(texts.lessons, 405, 14, regular)
  put(texts.dates, 380, 14, regular)
  put(texts.issued, 110, 11, regular)
  return pdf.save()
}

/** As large as asked for, or as large as fits on one line. */
function center(
  page: PDFPage,
  text: string,
  { y, size, font }: { y: number; size: number; font: PDFFont },
): void {
  const shown = printable(text, font)
  const room = a4.width - 2 * margin
  const fitting = Math.min(size, (size * room) / Math.max(1, font.widthOfTextAtSize(shown, size)))
  const x = (a4.width - font.widthOfTextAtSize(shown, fitting)) / 2
  page.drawText(shown, { x, y, size: fitting, font, color: ink })
}

function rule(page: PDFPage, y: number): void {
  const [start, end] = [
    { x: margin * 2, y },
    { x: a4.width - margin * 2, y },
  ]
  page.drawLine({ start, end, thickness: 1, color: ink })
}

/** Letters that aren't another with a mark, which normalising can't take apart. */
const unmarked: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ħ: 'h',
  Ħ: 'H',
  ı: 'i',
  ŋ: 'n',
  ə: 'e',
}

/**
 * The fonts every PDF reader has know the letters of western Europe. Others lose their marks (Š stays, ć becomes c);
 * a text in another script can't be shown and comes back empty.
 */
function printable(text: string, font: PDFFont): string {
  const known = new Set(font.getCharacterSet())
  const isKnown = (letter: string) => known.has(letter.codePointAt(0) ?? 0)
  const letters = Array.from(text.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, 200), (letter) => {
    if (isKnown(letter)) return letter
    const plain = unmarked[letter] ?? letter.normalize('NFKD').replace(/\p{M}/gu, '')
    return Array.from(plain).every(isKnown) ? plain : undefined
  })
  return letters.some((letter) => letter === undefined) ? '' : letters.join('')
}
