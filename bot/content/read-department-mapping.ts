// Reads the file that says which departments there are and how the directory spells them:
//
//   Vård och omsorg: [VoO, Vårdförvaltningen]
//   Socialtjänst: []
import { z } from 'zod'
import { ambiguousSpellings, type DepartmentMapping } from '../core/department-names.ts'
import { explainIssue } from './explain-issue.ts'
import type { Problem } from './problem.ts'
import { readYamlFile } from './yaml-file.ts'

export type ReadMapping =
  | { readonly kind: 'mapping'; readonly mapping: DepartmentMapping }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }

const Mapping = z.record(z.string(), z.array(z.string().describe('a way to spell the department')))

/** Never throws. */
export async function readDepartmentMapping(path: string): Promise<ReadMapping> {
  const { file, readable, value, problems, lineOf } = await readYamlFile(path)
  if (!readable || problems.length > 0) return { kind: 'problems', problems }
  const read = Mapping.safeParse(value, { reportInput: true })
  if (!read.success) {
    const explained = read.error.issues.flatMap((issue) => explainIssue(issue, Mapping))
    return {
      kind: 'problems',
      problems: explained.map(({ path, what, instead }) => ({ file, line: lineOf(path), what, instead })),
    }
  }
  const ambiguous = ambiguousSpellings(read.data).map(({ spelling, names: [one, other] }) => ({
    file,
    line: lineOf([other]),
    what: `"${spelling}" is a way to spell both "${one}" and "${other}"`,
    instead: 'keep it under one of them',
  }))
  return ambiguous.length > 0
    ? { kind: 'problems', problems: ambiguous }
    : { kind: 'mapping', mapping: read.data }
}
