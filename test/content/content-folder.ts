// Writes content folders that live as long as one test: a small right one, and whatever a test changes in it.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readCourses } from '../../bot/content/read-courses.ts'

export type Files = Readonly<Record<string, string | Uint8Array>>

export const course = `id: stad
title: {sv: Titel, en: Title}
why: {sv: Därför, en: Because}
contact:
  name: {sv: Samordnaren, en: The coordinator}
  email: samordnare@example.se
languages: [sv, en]
calendar:
  zone: Europe/Stockholm
  weekdays: [tuesday]
  everyWeeks: 2
  time: 09:00
  workingHours:
    from: 08:00
    to: 16:00
  holidays: SE
  breaks:
    - from: 2026-12-21
      to: 2027-01-08
  start: 2026-08-18
  end: 2027-06-11
`

export const lesson = `id: first
title:
  sv: Titel
  en: Title
body:
  sv: >-
    Ett stycke

    och ett till
  en: One thought
question:
  text: {sv: Vad gör du?, en: What do you do?}
  options:
    - id: a
      text: {sv: Det här, en: This}
      right: true
    - id: b
      text: {sv: Det där, en: That}
      right: false
      why: {sv: Nej, en: No}
  explanation: {sv: Så är det, en: So it is}
variants:
  - id: school
    text: {sv: Och här?, en: And here?}
    options:
      - {id: a, text: {sv: Ja, en: "Yes"}, right: true}
      - {id: b, text: {sv: Nej, en: "No"}, right: false, why: {sv: Nej, en: "No"}}
    explanation: {sv: Så är det, en: So it is}
advice: {sv: Fråga, en: Ask}
facts:
  - claim: {sv: Så är det, en: So it is}
    source: CVE
    url: https://www.cve.se/
    checked: 2026-11-22
    recheck: 2027-11-22
`

export const rightFiles: Files = { 'stad/course.yaml': course, 'stad/01-first.yaml': lesson }

/** `inside` gets the folder's path; afterwards the folder is gone. */
export async function withContent<T>(files: Files, inside: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'droppe-content-'))
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), text)
    }
    return await inside(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The text with one place in it changed; throws where that place isn't there once. */
export function changed(text: string, from: string, to: string): string {
  const parts = text.split(from)
  if (parts.length !== 2) throw new Error(`"${from}" stands ${parts.length - 1} times in the text`)
  return parts.join(to)
}

/** The problems as an author sees them, with paths from the content folder. */
export async function problemsIn(files: Files): Promise<string[]> {
  return withContent(files, async (folder) => {
    const read = await readCourses(folder)
    if (read.kind === 'courses') return []
    return read.problems.map(
      ({ file, line, what, instead }) => `${file.slice(folder.length + 1)}:${line}: ${what}, ${instead}`,
    )
  })
}
