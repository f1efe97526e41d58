// What is wrong in a lesson, in a Swedish leader's words; npm run content says the same in English.
import type { WritingProblem } from '../../bot/http/contract.ts'

type Words = (...found: string[]) => string

/** By what the checks of content/ say. */
const swedish: readonly (readonly [RegExp, Words])[] = [
  [
    /^"(.+)" is not a known key/,
    (key = '') => `”${key}” är ingen rubrik som filen får ha. Ta bort den eller rätta stavningen.`,
  ],
  [/^"(sv|en)" is missing$/, (language) => `Texten på ${inLanguage(language)} saknas. Skriv den.`],
  [/^"(.+)" is missing$/, (key = '') => `”${key}” saknas. Fyll i det.`],
  [/^the file is empty$/, () => 'Filen är tom. Skriv lektionen.'],
  [/^"(.+)" is empty$/, (key = '') => `”${key}” är tomt. Fyll i det.`],
  [/^(item \d+ of )?"(.+)" is /, (_, key) => `”${key}” står i fel form i filen. Skriv om det i formuläret.`],
  [/^the file is (a list|a text|.+)$/, () => 'Filen är ingen lektion. Välj en fil ur content/.'],
  [/^the text is empty$/, () => 'Texten är tom. Skriv den.'],
  [/^the id has signs/, () => 'Kortnamnet får ha högst 40 tecken: a–z, 0–9 och bindestreck.'],
  [/^"(.+)" is already taken$/, (id) => `”${id}” används redan. Välj ett annat kortnamn.`],
  [/^there are fewer than two options$/, () => 'Det behövs minst två svar att välja mellan.'],
  [/^no option is right$/, () => 'Inget svar är rätt. Markera minst ett.'],
  [
    /^a wrong option does not say why/,
    () => 'Ett svar som är fel ska säga varför. Skriv en mening till den som väljer det.',
  ],
  [
    /^the lesson has no fact$/,
    () => 'Lektionen har inget påstående. Lägg till minst ett, med källa och datum.',
  ],
  [/^this is no date/, () => 'Det här är inget datum. Skriv år-månad-dag.'],
  [
    /^the fact is to be rechecked before/,
    () => 'Nästa kontroll ligger före den senaste. Skriv ett senare datum.',
  ],
  [/^this is no web address$/, () => 'Det här är ingen webbadress. Skriv hela, från https://'],
  [/^this is no name of a PNG picture$/, () => 'Det här är inget namn på en bild. Välj en ur listan.'],
  [/^there is no such picture$/, () => 'Bilden finns inte. Välj en ur listan.'],
  [/^the picture is no PNG$/, () => 'Bilden är ingen PNG. Välj en annan.'],
  [
    /^the picture is (.+) by (.+) pixels$/,
    (wide, high) => `Bilden är ${wide} gånger ${high} bildpunkter. Välj en mindre.`,
  ],
  [/^the picture is (.+) KB$/, (size) => `Bilden är ${size} kB. Välj en mindre.`],
  [/^a tab is used to indent$/, () => 'Raden börjar med en tabb. Använd mellanslag.'],
  [/^this key stands twice/, () => 'Samma rubrik står två gånger. Behåll en av dem.'],
  [
    /^the text has a colon and a space/,
    () => 'Texten har kolon och mellanslag, eller står för långt in. Sätt citattecken runt den.',
  ],
  [
    /^the text starts with a sign/,
    () => 'Texten börjar med ett tecken som betyder något annat i filen. Sätt citattecken runt den.',
  ],
  [
    /^something that was opened here/,
    () => 'Ett citattecken eller en parentes stängs aldrig. Stäng det som öppnats här.',
  ],
  [
    /^the line stands too far in or out$/,
    () => 'Raden står för långt in eller ut. Börja den under sin granne.',
  ],
  [/^anchors/, () => 'Ankare (&) och hänvisningar (*) används inte här. Skriv ut texten.'],
  [/^tags/, () => 'Märken med utropstecken (!) används inte här. Skriv bara texten.'],
  [/^a key is itself a list/, () => 'En rubrik är själv en lista. Skriv ett vanligt ord före kolonet.'],
  [/^lists or maps lie too deep/, () => 'Listorna ligger för djupt i varandra. Stäng dem.'],
  [/^"---" starts a second document$/, () => 'Filen innehåller två delar. Behåll en.'],
  [/^this can't be read as YAML/, () => 'Filen går inte att läsa här. Jämför med en annan lektion.'],
  [/^the file is larger than/, () => 'Filen är för stor. Skriv en lektion i varje fil.'],
  [/^this line is not UTF-8$/, () => 'Raden är inte sparad som UTF-8. Spara om filen.'],
  [
    /^there is no lesson (\d+) before/,
    (number) => `Det finns ingen lektion ${number} före den här. Ge den det numret.`,
  ],
  [
    /^number (\d+) is used twice$/,
    (number) => `Nummer ${number} används två gånger. Ge den här nästa nummer.`,
  ],
  [
    /^the file is not named as a lesson$/,
    () => 'Filen heter inte som en lektion. Ett rätt namn är 01-exempel.yaml.',
  ],
  [
    /^lesson "(.+)" is gone, but/,
    (id) =>
      `Lektionen ”${id}” är borta, men kursen har startat och svar är sparade under den. Lägg tillbaka den.`,
  ],
  [
    /^option "(.+)" is gone, but/,
    (id) =>
      `Svaret ”${id}” är borta, men kursen har startat och svar är sparade under det. Lägg tillbaka det; texten får ändras.`,
  ],
  [
    /^(?:variant|survey question) "(.+)" is gone, but/,
    (id) =>
      `Frågan ”${id}” är borta, men kursen har startat och svar är sparade under den. Lägg tillbaka den; texten får ändras.`,
  ],
  [/^the survey is gone, but/, () => 'Enkäten är borta, men kursen har startat. Lägg tillbaka den.'],
  [
    /^the right answer was (.+) when the course started and is (.+) now/,
    (before, now) =>
      `Rätt svar var ${quoted(before)} när kursen startade och är ${quoted(now)} nu. Svar som redan getts skulle motsägas: markera ${quoted(before)} igen.`,
  ],
  [
    /^the course was started from (.+) to (.+), and/,
    (start, end) =>
      `Kursen går från ${start} till ${end}, och lektionerna får inte plats. Ta bort de som lagts till.`,
  ],
  [/^the body has (\d+) words$/, (count) => `Texten har ${count} ord. Håll den under 120.`],
  [
    /^the Swedish body has LIX (.+)$/,
    (lix) =>
      `Den svenska texten har LIX ${lix.replace('.', ',')} och är svår att läsa. Skriv kortare meningar och ord, så att den kommer under 40.`,
  ],
  [/^there is no "thought"$/, () => 'Det saknas en tanke: det enda man ska minnas, i en mening.'],
  [/^there is no "image"$/, () => 'Det saknas en bild.'],
  [/^the text is the same in two languages$/, () => 'Texten är densamma på två språk. Översätt den.'],
  [
    /^the languages have different numbers of paragraphs \((.+)\)$/,
    (counts) =>
      `Språken har olika många stycken (${counts.replaceAll('and', 'och')}). Säg samma sak på båda.`,
  ],
  [
    /^the right option is much longer/,
    () =>
      'Det rätta svaret är mycket längre än de andra och går att gissa. Korta det, eller skriv mer i ett annat.',
  ],
  [
    /^the right option is much shorter/,
    () => 'Det rätta svaret är mycket kortare än de andra och går att gissa. Korta ett annat.',
  ],
  [
    /^the right option stands in the same place/,
    () => 'Det rätta svaret står på samma plats i alla frågor. Flytta några.',
  ],
  [/^the fact expires (.+)$/, (date) => `Påståendet ska kontrolleras igen senast ${date}.`],
  [
    /^the fact expired (.+)$/,
    (date) => `Påståendet skulle ha kontrollerats ${date}. Lektionen hålls inne tills det är gjort.`,
  ],
]

/** In English as the checks say it, with a capital letter and a full stop. */
export function problemWords(problem: Pick<WritingProblem, 'what' | 'instead'>, language: string): string {
  const { what, instead } = problem
  return (language === 'sv' && inSwedish(what)) || sentence(`${what}: ${instead}`)
}

/** Undefined for what the checks don't say of lessons. */
export function inSwedish(what: string): string | undefined {
  for (const [pattern, words] of swedish) {
    const found = pattern.exec(what)
    if (found) return words(...found.slice(1).map((each) => each ?? ''))
  }
  return undefined
}

function sentence(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? '' : '.'}`
}

function inLanguage(language: string | undefined): string {
  return language === 'en' ? 'engelska' : 'svenska'
}

function quoted(ids: string | undefined): string {
  return (ids ?? '').replaceAll(' and ', ' och ').replaceAll(/"(.+?)"/g, '”$1”')
}
