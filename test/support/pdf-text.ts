// What a PDF of ours says, line by line: reads the page's own text operators, whose letters are WinAnsi in hexadecimal.
import { decodePDFRawStream, PDFArray, PDFDocument, PDFRawStream } from 'pdf-lib'

export async function textIn(pdf: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(pdf)
  return document.getPages().flatMap((page) => {
    const contents = page.node.Contents()
    const streams =
      contents instanceof PDFArray
        ? contents.asArray().map((each) => document.context.lookup(each))
        : [contents]
    const drawn = streams
      .filter((stream) => stream instanceof PDFRawStream)
      .map((stream) => Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1'))
      .join('\n')
    return [...drawn.matchAll(/<([0-9A-Fa-f]*)> Tj/g)].map(([, hex = '']) =>
      new TextDecoder('windows-1252').decode(Buffer.from(hex, 'hex')),
    )
  })
}
