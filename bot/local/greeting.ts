// What the person at the terminal reads once everything runs.

export function greeting(running: {
  playgroundUrl: string
  tabUrl: string
  outboxUrl: string
  daySeconds: number
  colleagues: number
  folder: string
}): string {
  return `
Droppe runs on this machine.

  1. ${running.playgroundUrl}
     The employee's Teams (Microsoft's Agents Playground). Keep it open: a welcome card comes at once and the
     first lesson within a minute. Answer it.
  2. ${running.tabUrl}
     The project leader's tab. Your answer is in its figures a moment later.
  3. ${running.outboxUrl}
     The letters to those who have no Teams. Each leads to a page where it is answered.

One day of the course passes in ${running.daySeconds} seconds (DROPPE_DAY_SECONDS). ${running.colleagues} simulated colleagues answer beside you.
Data is kept in ${running.folder}/ between starts; delete the folder to start afresh. Stop with Ctrl-C.
`
}
