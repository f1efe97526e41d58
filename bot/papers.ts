// `npm run papers`: writes the papers that the program itself can answer for.
import { writeFileSync } from 'node:fs'
import { dataSheet } from './papers/data-sheet.ts'

const file = new URL('../infra/papper/datablad.md', import.meta.url)
writeFileSync(file, dataSheet())
console.log('infra/papper/datablad.md')
