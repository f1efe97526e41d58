// What Microsoft's own JSON schemas have to say about the manifest and its languages, in sentences.
import { createRequire } from 'node:module'
import type { ErrorObject, ValidateFunction } from 'ajv'
import draft04 from 'ajv-draft-04'
import formats from 'ajv-formats'

export const manifestVersion = '1.30'

const schemas = {
  manifest: 'MicrosoftTeams.schema.json',
  language: 'MicrosoftTeams.Localization.schema.json',
} as const
type Kind = keyof typeof schemas

/** Each begins with the file's name and where in it. */
export function schemaProblems(file: string, kind: Kind, json: unknown): string[] {
  const validate = validatorOf(kind)
  if (validate(json)) return []
  const errors = (validate.errors ?? []).filter(
    // language-problems.ts tells of every key that is too many, not of those alone that no app could have.
    ({ keyword }) => kind !== 'language' || keyword !== 'additionalProperties',
  )
  return [...new Set(errors.map((error) => `${file}: ${inWords(error, json)}`))]
}

const require = createRequire(import.meta.url)
const compiled = new Map<Kind, ValidateFunction>()

/** Half a second's work each: done once. */
function validatorOf(kind: Kind): ValidateFunction {
  const known = compiled.get(kind)
  if (known) return known
  // Patterns in the schemas are not valid with the u flag; strict mode knows nothing of their extra keywords.
  const ajv = new draft04.default({ allErrors: true, strict: false, unicodeRegExp: false, verbose: true })
  formats.default(ajv)
  const schema = require(
    `@microsoft/app-manifest/build/json-schemas/teams/v${manifestVersion}/${schemas[kind]}`,
  )
  const validate: ValidateFunction = ajv.compile(schema)
  compiled.set(kind, validate)
  return validate
}

function inWords({ instancePath, keyword, params, message, data }: ErrorObject, json: unknown): string {
  const at = place(instancePath, json)
  switch (keyword) {
    case 'required':
      return `${at} lacks "${params.missingProperty}". Add it.`
    case 'additionalProperties':
      return `${at} has "${params.additionalProperty}", which version ${manifestVersion} doesn't know. Check its spelling, or remove it.`
    case 'maxLength':
      return `${at} is ${String(data).length} characters long. At most ${params.limit} are allowed.`
    case 'enum':
      return `${at} is ${JSON.stringify(data)}. It must be one of ${params.allowedValues.map((each: unknown) => JSON.stringify(each)).join(', ')}.`
    case 'pattern':
      return `${at} is ${JSON.stringify(data)}, which isn't of the form it must have: ${params.pattern}`
    default:
      return `${at} ${message}.`
  }
}

/** "/bots/0/commandLists" as people write it: bots[0].commandLists */
function place(pointer: string, json: unknown): string {
  if (pointer === '') return Array.isArray(json) ? 'the list' : 'the file'
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part, index) => (/^\d+$/.test(part) ? `[${part}]` : `${index > 0 ? '.' : ''}${part}`))
    .join('')
}
