// Which files of a course's folder are lessons, and whether their numbers run from 01 without gaps.

export interface LessonFiles {
  /** In the order of the course. */
  readonly names: readonly string[]
  readonly problems: readonly { readonly name: string; readonly what: string; readonly instead: string }[]
}

export const surveyName = 'survey.yaml'
const notLessons = ['course.yaml', surveyName]

/** Pictures, a README and the like may lie beside the lessons; every other YAML file must be one. */
export function lessonFiles(folder: readonly string[]): LessonFiles {
  const names = folder.filter((name) => /\.ya?ml$/i.test(name) && !notLessons.includes(name)).sort()
  return { names, problems: names.flatMap((name, index) => misnamed(name, names[index - 1]) ?? []) }
}

function misnamed(name: string, before: string | undefined): LessonFiles['problems'][number] | undefined {
  if (!/^\d\d-[a-z0-9-]+\.yaml$/.test(name)) {
    return {
      name,
      what: 'the file is not named as a lesson',
      instead: 'name it such as 01-why-everyone.yaml',
    }
  }
  const number = name.slice(0, 2)
  const last = numberOf(before)
  if (Number(number) === last + 1) return undefined
  const next = String(last + 1).padStart(2, '0')
  const what =
    Number(number) === last ? `number ${number} is used twice` : `there is no lesson ${next} before this one`
  return { name, what, instead: `rename this one to ${next}${name.slice(2)}, and those after it in turn` }
}

function numberOf(name: string | undefined): number {
  return Number.parseInt(name ?? '', 10) || 0
}
