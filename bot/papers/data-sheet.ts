// Writes the data sheet: what is stored, about whom, who sees it and how long. The words are in stored-rows.ts, the numbers where the program has them.
import { smallestGroup } from '../core/privacy.ts'
import { smallestBatch } from '../core/publication.ts'
import { ProductionEnvironment } from '../environment.ts'
import { linkLifeSeconds } from '../http/links.ts'
import { type Kept, type StoredRow, storedRows } from './stored-rows.ts'

/** What the organisation hasn't set otherwise. */
export const answerDays = ProductionEnvironment.shape.DROPPE_ERASE_ANSWERS_AFTER_DAYS.parse(undefined)

const keptFor: Readonly<Record<Kept, string>> = {
  'tills personen raderas':
    'Tills personen raderas. Det görs en tid efter att personen har slutat, eller när någon begär det.',
  'svarens tid': `${answerDays} dagar efter kursens sista dag, om organisationen inte har bestämt något annat. Tidigare om personen raderas.`,
  'tills vidare': 'Tills vidare.',
  'sekunder till minuter': 'Sekunder till minuter.',
}

export function dataSheet(): string {
  return `${[
    '# Datablad: vad Droppe lagrar',
    'Den här sidan skrivs av programmet (`npm run papers`), och ett prov ser till att varje kolumn som programmet skriver står här. Den gäller Droppe som det levereras.',
    '## I korthet',
    list([
      'Droppe lagrar vem som har fått vilken lektion, vad personen svarade och när. Personen står där med sitt id i organisationens katalog, inte med namn.',
      `Svaren raderas ${answerDays} dagar efter kursens sista dag (inställningen DROPPE_ERASE_ANSWERS_AFTER_DAYS). Antalen i statistiken finns kvar, utan id.`,
      'Var personen är i kursen, och om svaren var rätt, finns kvar efter det. Det försvinner när kursen rensas (`npm run purge`) eller personen raderas (`npm run erase`).',
      `Projektledaren ser grupper om minst ${smallestGroup} personer, och rätta svar i steg om minst ${smallestBatch} nya svar. Aldrig en persons svar.`,
      'Allt ligger i ett lagringskonto hos Azure som organisationen själv äger. Den som organisationen ger rätt att läsa kontot kan läsa allt som står här.',
      'I lagringen räknas antalen för små delar av de anställda, ibland en enda person i en förvaltning. Grupperna som projektledaren ser görs när antalen visas. Den som läser lagringskontot direkt kan därför ibland räkna ut vad en person svarade, också ur antalen.',
    ]),
    '## Vad som inte lagras',
    list([
      'Namn och e-postadresser på dem som får kurser. Projektledarens namn står i spåret över ändringar.',
      'Vad någon skriver till boten.',
      'Om någon har öppnat eller läst ett kort.',
      'Åsikter. Det finns inga frågor om sådant, och ingen fritext.',
      'Att någon har bett om hjälp av en människa.',
      `Länkar till intyg och till ens egna uppgifter: de gäller i ${linkLifeSeconds / 60} minuter och lagras inte. Namnet på intyget står bara i länken. Länken i ett brev öppnar bara den frågan och gäller medan den är ute.`,
    ]),
    ...[...Map.groupBy(storedRows, ({ table }) => table)].flatMap(([table, rows]) => [
      `## Tabellen ${table}`,
      ...rows.flatMap(section),
    ]),
    '## Kön',
    'I kön står bara numret på den del av de anställda som Droppe ska titta på, inget om någon person.',
    '## Säkerhetskopior',
    'En säkerhetskopia (`npm run backup`) innehåller allt ovan utom det som gäller sekunder till minuter. Organisationen bestämmer hur länge den sparas. Den som raderas ur Droppe finns kvar i äldre kopior tills de också raderas.',
  ].join('\n\n')}\n`
}

function section(row: StoredRow): string[] {
  const { what, about, seenBy, kept, columns, inside } = row
  return [
    `### ${what}`,
    list([`Handlar om: ${about}`, `Vem ser det i Droppe: ${seenBy}`, `Hur länge: ${keptFor[kept]}`]),
    table('kolumn', columns),
    ...(inside ? [table(`i ${named(inside.column)}`, inside.fields)] : []),
  ]
}

function table(heading: string, described: Readonly<Record<string, string>>): string {
  const rows = Object.entries(described).map(([name, words]) => `| \`${named(name)}\` | ${words} |`)
  return [`| ${heading} | är |`, '|---|---|', ...rows].join('\n')
}

/** A pattern as people read it. */
function named(column: string): string {
  if (!column.startsWith('/')) return column
  return column.replace(/[/^$]/g, '').replace(/(\\d\+?)+|$/, '…')
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}
