// Whether every text of the manifest is there in a language, and nothing else, at the lengths Teams shows.
import type { Manifest } from './manifest.ts'

// https://learn.microsoft.com/microsoft-365/extensibility/schema/root-bots-command-lists-commands: what is longer
// passes the schema and is cut off in the menu.
const most = { title: 32, description: 128 }

/** `words` are those of the language's file, by Microsoft's keys such as "bots[0].commandLists[0].commands[0].title". */
export function languageProblems(
  manifest: Manifest,
  file: string,
  words: Readonly<Record<string, unknown>>,
): string[] {
  const texts = textsOf(manifest)
  const missing = [...texts.keys()].filter((key) => words[key] === undefined)
  const extra = Object.keys(words).filter((key) => key !== '$schema' && !texts.has(key))
  return [
    ...missing.map((key) => `${file}: "${key}" is missing. Translate "${texts.get(key)}".`),
    ...extra.map(
      (key) => `${file}: "${key}" translates nothing in manifest.json. Remove it, or check its spelling.`,
    ),
    ...lengthProblems(file, new Map(Object.entries(words))),
  ]
}

export function ownLengthProblems(manifest: Manifest): string[] {
  return lengthProblems('manifest.json', textsOf(manifest))
}

function lengthProblems(file: string, texts: ReadonlyMap<string, unknown>): string[] {
  return [...texts].flatMap(([key, text]) => {
    const part = /\.commands\[\d+\]\.(title|description)$/.exec(key)?.[1] as keyof typeof most | undefined
    if (part === undefined || typeof text !== 'string' || text.length <= most[part]) return []
    return [`${file}: ${key} is ${text.length} characters long. Teams shows ${most[part]}; shorten it.`]
  })
}

/** What people read, by its key in a language's file. */
function textsOf({ name, description, staticTabs, bots }: Manifest): Map<string, string> {
  const texts: [string, string | undefined][] = [
    ['name.short', name.short],
    ['name.full', name.full],
    ['description.short', description.short],
    ['description.full', description.full],
    ...staticTabs.map((tab, index): [string, string | undefined] => [`staticTabs[${index}].name`, tab.name]),
    ...bots.flatMap(({ commandLists }, bot) =>
      commandLists.flatMap(({ commands }, list) =>
        commands.flatMap((command, index): [string, string | undefined][] => {
          const key = `bots[${bot}].commandLists[${list}].commands[${index}]`
          return [
            [`${key}.title`, command.title],
            [`${key}.description`, command.description],
          ]
        }),
      ),
    ),
  ]
  return new Map(texts.filter((each): each is [string, string] => each[1] !== undefined))
}
