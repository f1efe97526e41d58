// What every column of every table is, in plain Swedish: the source of the data sheet. A test holds it against what the
// tables hold after a whole life.

export interface StoredRow {
  /** As Storage calls the table. */
  readonly table: string
  /** Which of its rows: where their partition and key match. */
  readonly partition?: RegExp
  readonly key?: RegExp
  readonly what: string
  readonly about: 'en anställd' | 'en projektledare' | 'grupper' | 'ingen person'
  /** Who can see it in Droppe. Whoever may read the storage account sees everything. */
  readonly seenBy: string
  readonly kept: Kept
  /** By the column's name; what begins with / is a pattern for several. */
  readonly columns: Readonly<Record<string, string>>
  /** What stands inside a column that holds JSON. */
  readonly inside?: { readonly column: string; readonly fields: Readonly<Record<string, string>> }
}

export type Kept = 'tills personen raderas' | 'svarens tid' | 'tills vidare' | 'sekunder till minuter'

const nobody = 'Ingen. Droppe använder det för att fungera.'
const whoItIs = 'Personen själv, genom att fråga boten ”vad vet du om mig?”. Ingen annan i Droppe.'

export const storedRows: readonly StoredRow[] = [
  {
    table: 'learners',
    key: /^l\|/,
    what: 'En rad för varje anställd som får kurser',
    about: 'en anställd',
    seenBy: whoItIs,
    kept: 'tills personen raderas',
    columns: {
      learner: 'Personens id i organisationens katalog (Entra). Inget namn och ingen e-postadress.',
      department: 'Förvaltningen, enligt katalogen',
      language: 'Språket som Droppe talar med personen',
      simulated: 'Om personen är påhittad, för prov',
      joined: 'När personen kom med i Droppe',
      left: 'När personen slutade, om personen har slutat',
      pausedFrom: 'När personens senaste paus började',
      pausedUntil: 'När den pausen slutar',
      reach: 'Om Teams når personen',
      reachSince: 'Sedan när det är så',
      reachReason: 'Varför Teams inte når personen, till exempel att appen inte är installerad',
      trialAt: 'När ett nytt försök gjordes att nå personen i en chatt som hade slutat fungera',
      trialIsOver: 'Om det försöket är avslutat',
      serviceUrl: 'Vilken av Microsofts servrar som har chatten med personen',
      conversation: 'Chattens id i Teams',
      mailSince: 'Sedan när personen har en e-postadress i katalogen. Själva adressen lagras inte.',
      mailRefused: 'När posten sade att adressen inte finns',
      prefers: 'Om personen hellre vill ha brev än kort i Teams',
      installTries: 'Hur många gånger appen har installerats åt personen',
      installLast: 'När det gjordes senast',
      audiences: 'Vilka kurser för vissa grupper som personen hör till',
      '/^standing_': 'En kolumn för varje kurs: var personen är i kursen (se nedan)',
    },
    inside: {
      column: '/^standing_',
      fields: {
        joined: 'När personen kom med i kursen',
        department: 'Förvaltningen som personen räknas till i kursen',
        ended: 'När personen slutade delta',
        items: 'En post för varje lektion, repetition och enkät',
        'items.state': 'Läget: på väg, skickad, ej nådd, oklart, besvarad eller utgången',
        'items.since': 'Sedan när det är så; för en besvarad post när svaret kom',
        'items.question': 'Vilken av lektionens frågor som ställdes',
        'items.cardAt': 'När kortet gick ut första gången',
        'items.shownAt': 'När det gick ut senast',
        'items.reminders': 'Antal påminnelser',
        'items.activityId': 'Kortets id i Teams, för att kunna rätta eller stänga det',
        'items.staleCards': 'Id på äldre kort som ska stängas',
        'items.edition': 'Vilken version av lektionen som visades',
        'items.reason': 'Varför det inte nådde fram, eller varför det är oklart',
        'items.right': 'Om svaret var rätt. Styr när frågan kommer tillbaka.',
        'items.by': 'Om det gick ut som brev',
        'items.department': 'Förvaltningen som posten räknas till, om personen sedan har bytt',
      },
    },
  },
  {
    table: 'learners',
    key: /^a\|/,
    what: 'En rad för varje svar',
    about: 'en anställd',
    seenBy: whoItIs,
    kept: 'svarens tid',
    columns: {
      learner: 'Personens id i katalogen',
      course: 'Kursen',
      item: 'Vilken lektion, repetition eller enkät',
      lesson: 'Lektionen det räknas till',
      question: 'Frågan',
      options: 'Valda svarsalternativ. Det finns ingen fritext.',
      right: 'Om svaret var rätt',
      at: 'När svaret kom',
      channel: 'Om det kom från Teams eller från ett brev',
    },
  },
  {
    table: 'learners',
    key: /^t\|/,
    what: 'Räknade svar och lägen för en lektion, för en liten del av de anställda tillsammans',
    about: 'grupper',
    seenBy: 'Ingen direkt. Projektledaren ser summan över alla, och små grupper slås ihop.',
    kept: 'tills vidare',
    columns: {
      course: 'Kursen',
      lesson: 'Lektionen eller enkäten',
      recall: 'Hur många som kom ihåg svaret när frågan kom tillbaka, för alla i delen tillsammans',
      editions: 'Hur många som först fick vilken version av lektionen',
      departments:
        'Antal per förvaltning: hur många som ska ha den, hur många i varje läge, rätta svar, valda alternativ',
    },
  },
  {
    table: 'learners',
    key: /^m\|/,
    what: 'Anteckning om en liten del av de anställda tillsammans',
    about: 'grupper',
    seenBy: 'Ingen direkt. Projektledaren ser summan över alla.',
    kept: 'tills vidare',
    columns: {
      learners: 'Hur många de är',
      simulated: 'Hur många av dem som är påhittade, för prov',
      reach: 'Hur många som nås på vilket sätt, per förvaltning och månad',
      nextAt: 'När Droppe ska titta på dem nästa gång',
      plan: 'Vilka kurser som gällde när det bestämdes',
    },
  },
  {
    table: 'courseRuns',
    key: /^[^~]/,
    what: 'En rad för varje kurs och pilot som har startat',
    about: 'ingen person',
    seenBy: 'Projektledaren',
    kept: 'tills vidare',
    columns: {
      course: 'Kursen eller piloten',
      pilotOf: 'Kursen som en pilot prövar',
      state: 'Om den pågår, är pausad eller är slut',
      start: 'Första dagen',
      end: 'Sista dagen',
      pausedFrom: 'När pausen började',
      audience: 'Vilka grupper den är till för. En pilot nämner den projektledare som prövar den, med id.',
      breaks: 'Dagar då den har varit pausad',
    },
  },
  {
    table: 'courseRuns',
    key: /^~/,
    what: 'Spår: en rad för varje ändring av en kurs',
    about: 'en projektledare',
    seenBy: 'Projektledaren',
    kept: 'tills vidare',
    columns: {
      entry:
        'När, vilken kurs, vad som gjordes, och projektledarens id och namn. Inget om dem som får kursen.',
    },
  },
  {
    table: 'courseContents',
    what: 'Vad varje startad kurs säger: lektioner, frågor, källor',
    about: 'ingen person',
    seenBy: 'Alla som får kursen',
    kept: 'tills vidare',
    columns: { parts: 'Antal delar', '/^json\\d\\d$': 'En del av texten, komprimerad' },
  },
  {
    table: 'lessonEdits',
    key: /^[^~r]/,
    what: 'Lektioner som har skrivits i fliken, med alla tidigare versioner',
    about: 'en projektledare',
    seenBy: 'Projektledaren; det som är publicerat ser alla som får kursen',
    kept: 'tills vidare',
    columns: {
      meta: 'Vilken lektion, när, och projektledarens id och namn',
      text: 'Lektionens text, komprimerad',
      isWithdrawal: 'Om texten togs tillbaka',
    },
  },
  {
    table: 'lessonEdits',
    key: /^~/,
    what: 'Spår: en rad för varje ändring av en lektion',
    about: 'en projektledare',
    seenBy: 'Projektledaren',
    kept: 'tills vidare',
    columns: { entry: 'När, vilken lektion, vad som gjordes, och projektledarens id och namn' },
  },
  {
    table: 'lessonEdits',
    key: /^revision$/,
    what: 'Märke som ändras när någon lektion ändras',
    about: 'ingen person',
    seenBy: nobody,
    kept: 'tills vidare',
    columns: { id: 'Ett slumpvis tal' },
  },
  {
    table: 'publications',
    what: 'Vad som har visats för projektledaren om svaren på en lektion',
    about: 'grupper',
    seenBy: 'Projektledaren ser det avrundade. De exakta antalen lämnar aldrig servern.',
    kept: 'tills vidare',
    columns: {
      groups: 'Visade antal per grupp, och antalen som de är gjorda av',
      counted: 'Vilka svar som redan är visade, som antal per förvaltning',
      recall: 'Visade antal om vad man har kommit ihåg, och antalen som de är gjorda av',
    },
  },
  {
    table: 'settings',
    partition: /^store$/,
    what: 'Hur lagringen är gjord',
    about: 'ingen person',
    seenBy: nobody,
    kept: 'tills vidare',
    columns: {
      slices: 'I hur många delar de anställda ligger',
      version: 'Vilken version lagringen har',
      key: 'Nyckeln till de länkar som personer får av boten',
      backup: 'Vilken säkerhetskopia som läggs tillbaka just nu',
      step: 'Hur långt det har kommit',
    },
  },
  {
    table: 'settings',
    partition: /^lease$/,
    what: 'Vilken av flera servrar som gör vad just nu',
    about: 'ingen person',
    seenBy: nobody,
    kept: 'sekunder till minuter',
    columns: { holder: 'Ett slumpvis namn på servern', until: 'Hur länge det gäller' },
  },
  {
    table: 'settings',
    partition: /^pace$/,
    what: 'Hur fort korten skickas',
    about: 'ingen person',
    seenBy: nobody,
    kept: 'sekunder till minuter',
    columns: { state: 'Takten, och vad Teams har sagt om den' },
  },
  {
    table: 'settings',
    partition: /^roster$/,
    what: 'Hur långt läsningen av katalogen har kommit',
    about: 'ingen person',
    seenBy: 'Projektledaren ser antalen',
    kept: 'tills vidare',
    columns: {
      state: 'Antal som har kommit, slutat och flyttat, och vad som hindrar läsningen',
      '/^link\\d+$': 'En adress hos Microsoft, varifrån ändringar läses',
    },
  },
  {
    table: 'settings',
    partition: /^retention$/,
    what: 'När svar senast raderades',
    about: 'ingen person',
    seenBy: nobody,
    kept: 'tills vidare',
    columns: { state: 'Dagen, och för vilka kurser allt är raderat' },
  },
  {
    table: 'setAside',
    what: 'Arbete som Droppe har gett upp, för IT att se på',
    about: 'ingen person',
    seenBy: 'Projektledaren och IT',
    kept: 'tills vidare',
    columns: { what: 'Vad, utan någons id', reason: 'Varför', since: 'Sedan när' },
  },
]

/** Every row has them; what they hold stands in the columns as well. */
export const keyColumns: ReadonlySet<string> = new Set(['PartitionKey', 'RowKey'])

/** The description of the rows with these keys; undefined if there is none. */
export function describedRow(table: string, partition: string, rowKey: string): StoredRow | undefined {
  return storedRows.find(
    (row) =>
      row.table === table && (row.partition?.test(partition) ?? true) && (row.key?.test(rowKey) ?? true),
  )
}

/** The name under which a column is described; undefined if it isn't. */
export function describedColumn({ columns }: StoredRow, name: string): string | undefined {
  return Object.keys(columns).find((each) =>
    each.startsWith('/') ? new RegExp(each.slice(1)).test(name) : each === name,
  )
}
