// The contents list in a course's README: each lesson with its thought and its sources.

import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Language, Text } from '../core/course.ts'
import type { WrittenCourse } from './read-course.ts'

const start = '<!-- contents: npm run content -- --lists -->'
const end = '<!-- end of contents -->'
const headings: Readonly<Record<Language, string>> = {
  sv: '| nr | lektion | tanke | källa |',
  en: '| no. | lesson | thought | source |',
}

/** The list between the marks of this README, or undefined where there are none. */
export function listIn(readme: string): string | undefined {
  const [, after] = readme.split(`${start}\n`)
  return after?.split(end)[0]
}

/** A table for each of the course's languages. */
export function contentsList({ course, lessonFiles }: WrittenCourse): string {
  return course.languages.map((language) => table(language)).join('\n')

  function table(language: Language): string {
    const rows = course.lessons.map(({ title, facts }, index) => {
      const { thought } = (lessonFiles[index]?.value ?? {}) as { thought?: Text }
      const sources = [...new Set(facts.map(({ source }) => source))].join('; ')
      return `| ${index + 1} | ${title[language]} | ${thought?.[language] ?? ''} | ${sources} |\n`
    })
    return `\n${headings[language] ?? headings.en}\n|---|---|---|---|\n${rows.join('')}`
  }
}

/** Throws where the README isn't there or has lost its marks. */
export async function writeContents(written: WrittenCourse): Promise<void> {
  const file = join(dirname(written.courseFile.file), 'README.md')
  const readme = await readFile(file, 'utf8')
  const old = listIn(readme)
  if (old === undefined) throw new Error(`${file} has no line "${start}": add it, and "${end}" after it.`)
  await writeFile(
    file,
    readme.replace(`${start}\n${old}${end}`, `${start}\n${contentsList(written)}\n${end}`),
  )
}
