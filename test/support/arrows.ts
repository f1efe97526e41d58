// Holds the imports of a folder against the rules; run as a program, it prints what breaks them.
import { createRequire } from 'node:module'
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'

const { options, ...ruleSet } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs')

/** One line for each import that breaks a rule. Throws if fewer modules were read than there must be. */
export async function brokenArrows(folder: string, atLeastModules: number): Promise<string[]> {
  const settings: ICruiseOptions = { ...options, ruleSet, validate: true, baseDir: folder }
  const { output } = await cruise(['bot', 'tab'], settings)
  const { modules, summary } = output as ICruiseResult
  // A parser that doesn't understand TypeScript any more reads nothing, and nothing breaks no rule.
  if (modules.length < atLeastModules) {
    throw new Error(
      `Only ${modules.length} modules were read; dependency-cruiser does not understand this code.`,
    )
  }
  return summary.violations.map(({ rule, from, to }) => {
    const why = ruleSet.forbidden.find((each: { name: string }) => each.name === rule.name)?.comment
    return `${from} → ${to}: ${rule.name}. ${why}`
  })
}

if (import.meta.main) {
  const broken = await brokenArrows(process.cwd(), 80)
  for (const line of broken) console.error(line)
  process.exitCode = broken.length > 0 ? 1 : 0
}
