// What axe has to say of a page of the tab, on its own or framed by Teams.
import { createRequire } from 'node:module'
import type { Frame } from 'playwright-core'

/** axe itself, which its package for Playwright brings along: that one looks at whole windows only. */
const { source } = createRequire(import.meta.resolve('@axe-core/playwright'))('axe-core') as {
  source: string
}

interface Axe {
  run(
    context: { exclude: string[] },
    options: { iframes: false },
  ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
}

/** One line for each rule that is broken, once whatever moves or changes colour has come to rest. */
export async function complaintsAbout(frame: Frame): Promise<string[]> {
  await frame.evaluate(() => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    // One that is broken off has come to rest as well.
    return Promise.allSettled(ending.map(({ finished }) => finished)).then(() => undefined)
  })
  await frame.evaluate(source)
  const { violations } = await frame.evaluate(() =>
    // Fluent's own invisible sentinels, which guide the focus and are taken for a mistake.
    (globalThis as unknown as { axe: Axe }).axe.run(
      { exclude: ['[data-tabster-dummy]'] },
      { iframes: false },
    ),
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
