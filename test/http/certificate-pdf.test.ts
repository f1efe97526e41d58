import assert from 'node:assert/strict'
import { PDFDocument } from 'pdf-lib'
import { certificatePdf } from '../../bot/http/certificate-pdf.ts'
import { textIn } from '../support/pdf-text.ts'

const texts = {
  language: 'sv',
  heading: 'Intyg',
  name: 'Åsa Öberg Wärn',
  hasTaken: 'har gått kursen',
  course: 'STAD – strategiskt arbete för demokrati',
  lessons: '3 lektioner, alla besvarade',
  dates: '1 september 2026 – 2 februari 2027',
  issued: 'Utfärdat av Droppe 3 februari 2027',
}

describe('the certificate as a PDF', () => {
  it('says all of it, with å, ä and ö, and is one page that knows its title and language', async () => {
    const pdf = await certificatePdf(texts)
    const document = await PDFDocument.load(pdf)

    const { language: _, ...said } = texts
    assert.deepEqual(await textIn(pdf), Object.values(said))
    assert.equal(document.getPageCount(), 1)
    assert.equal(document.getTitle(), 'Intyg: STAD – strategiskt arbete för demokrati')
  })

  const names: Record<string, string> = {
    'Łukasz Wójcik': 'Lukasz Wójcik',
    'Şükrü Yıldız': 'Sükrü Yildiz',
    'Jelena Ćorić': 'Jelena Coric',
    'Björn\n\tÅkesson  ': 'Björn Åkesson',
    'A\u030Asa': 'Åsa',
  }
  for (const [name, written] of Object.entries(names)) {
    it(`writes a name with the letters it has: ${JSON.stringify(name)}`, async () => {
      assert.equal((await textIn(await certificatePdf({ ...texts, name })))[1], written)
    })
  }

  it('leaves a line for a name it has no letters for, and for none', async () => {
    for (const name of ['محمد علي', '李雷', '', '   ']) {
      assert.equal((await textIn(await certificatePdf({ ...texts, name })))[1], texts.hasTaken)
    }
  })

  it('keeps very long names on the page', async () => {
    const said = await textIn(await certificatePdf({ ...texts, name: 'Ö'.repeat(5000) }))

    assert.equal(said[1]?.length, 200)
  })
})
