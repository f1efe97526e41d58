// `npm run fuzz -- --requests 100000 --seed 1`: hostile requests to every route; says what came of them, and fails if
// the server fell, erred, forgot, grew or kept others waiting.
import { parseArgs } from 'node:util'
import { fuzz } from './fuzz.ts'

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
  },
})
const report = await fuzz(Number(values.requests), Number(values.seed))
const [early, late] = report.memory
console.log(`${report.requests} requests in ${report.seconds.toFixed(0)} s, seed ${values.seed}`)
for (const [status, count] of [...report.statuses].toSorted()) console.log(`  ${status}: ${count}`)
console.log(`good clients: ${report.goodRounds} rounds, every one answered as it should be`)
console.log(`memory: ${early} MB after a tenth of it, ${late} MB at the end`)
const grown = late > early * 1.3 ? [`It grew from ${early} to ${late} MB.`] : []
const broken = [...report.broken, ...grown]
for (const what of broken.slice(0, 20)) console.log(`BROKEN: ${what}`)
process.exit(broken.length > 0 ? 1 : 0)
