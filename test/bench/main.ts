// `npm run bench`: what delivery is worth in figures, and whether it holds while things go wrong. Needs a quiet machine.
import { refuseOtherSystems } from './processor.ts'
import { describeReport } from './report.ts'
import { readWishes } from './wishes.ts'

try {
  refuseOtherSystems()
  for (const run of readWishes(process.argv.slice(2))) {
    const report = await run()
    console.log(`${describeReport(report)}\n`)
    if (report.broken.length > 0) process.exitCode = 1
  }
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
// Whatever is still running after a failure ends with us.
process.exit()
